using SkillOpt.Scripted.Rules;

namespace SkillOpt.Scripted.Tests.Support;

/// <summary>For each rule a task worked out by hand: the answer without the rule and the one with it.</summary>
internal sealed record Weakness(Rule Rule, string Prompt, string Untaught, string Taught)
{
    public static IReadOnlyList<Weakness> All { get; } =
    [
        new(
            Rule.CancelledRows,
            """
            | Order | Status | Amount (USD) |
            | --- | --- | --- |
            | O-1 | open | 10.11 |
            | O-2 | cancelled | 5.22 |
            | O-3 | shipped | 1.12 |

            Add up the amounts of the orders.
            """,
            "16.45",
            "11.23"
        ),
        new(
            Rule.MoneyDecimals,
            """
            | Order | Amount (USD) |
            | --- | --- |
            | O-1 | 10.25 |
            | O-2 | 2.25 |

            Add up the amounts of the orders.
            """,
            "12.5",
            "12.50"
        ),
        new(
            Rule.BareAnswer,
            """
            | Order | Amount (USD) |
            | --- | --- |
            | O-1 | 10.25 |
            | O-2 | 2.25 |

            How many orders are there?
            """,
            "The number is 2.",
            "2"
        ),
        new(
            Rule.DuplicateRows,
            """
            | Order | Amount (USD) |
            | --- | --- |
            | O-1 | 10.25 |
            | O-2 | 2.25 |
            | O-1 | 10.25 |

            Count the orders.
            """,
            "3",
            "2"
        ),
        new(
            Rule.NegativeParentheses,
            """
            | Entry | Amount (EUR) |
            | --- | --- |
            | E-1 | 1,010.11 |
            | E-2 | (3.00) |

            Add up the amounts of the entries.
            """,
            "1013.11",
            "1007.11"
        ),
        new(
            Rule.MissingCells,
            """
            | Student | Score |
            | --- | --- |
            | Vera | 10 |
            | Adam | n/a |
            | Mona |  |
            | Zoe | 20 |

            Compute the average score.
            """,
            "7.5",
            "15"
        ),
        new(
            Rule.CommonUnit,
            """
            | Parcel | Weight |
            | --- | --- |
            | P-1 | 500 g |
            | P-2 | 1.2 kg |

            Add up the weights in kg of the parcels.
            """,
            "501.2",
            "1.7"
        ),
        new(
            Rule.InclusiveRange,
            """
            | Shift | Date | Time |
            | --- | --- | --- |
            | S-1 | 2024-05-01 | 15 min |
            | S-2 | 2024-05-03 | 30 min |
            | S-3 | 2024-05-05 | 45 min |

            Count the shifts from 1 May 2024 to 5 May 2024.
            """,
            "2",
            "3"
        ),
        new(
            Rule.AlphabeticalTies,
            """
            | Student | Score |
            | --- | --- |
            | Mona | 20 |
            | Adam | 20 |
            | Vera | 11 |
            | Zoe | 20 |

            Name the student with the highest score.
            """,
            "Zoe",
            "Adam"
        ),
        new(
            Rule.TotalRows,
            """
            | Product | Units sold |
            | --- | --- |
            | Mug | 4 |
            | Lamp | 9 |
            | Total | 13 |

            Name the product with the most units sold.
            """,
            "Total",
            "Lamp"
        ),
    ];

    public static Weakness Of(Rule rule) => All.Single(weakness => weakness.Rule == rule);
}
