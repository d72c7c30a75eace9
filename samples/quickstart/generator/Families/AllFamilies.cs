using SkillOpt.QuickstartTasks.Answers;

namespace SkillOpt.QuickstartTasks.Families;

internal static class AllFamilies
{
    private static readonly string[] People = ["Ada", "Ben", "Chloe", "Dev", "Elif", "Farid"];

    public static IReadOnlyList<Family> List { get; } = [Orders(), Ledger(), Parcels(), Scores(), Shifts(), Sales()];

    private static Family Orders() =>
        new("orders")
        {
            Introductions = ["Here are the orders of a small shop.", "The shop received these orders.", "Order table:"],
            Columns =
            [
                new("Order", Part.Name),
                new("Date", Part.Date),
                new("Customer", Part.Person),
                new("Region", Part.Group),
                new("Status", Part.Status),
                new("Amount (USD)", Part.Value),
            ],
            Names = ["O-"],
            Groups = ["North", "South", "East", "West"],
            People = People,
            Measure = Measure.Money,
            GroupPhrase = "in the {0} region",
            PersonPhrase = "of customer {0}",
            Wordings =
            [
                new(Operation.Count, "How many orders are there{0}?", "Count the orders{0}."),
                new(
                    Operation.Sum,
                    "What is the total amount of the orders{0}?",
                    "Add up the amounts of the orders{0}."
                ),
                new(
                    Operation.Average,
                    "What is the average amount of the orders{0}?",
                    "Compute the average amount of the orders{0}."
                ),
                new(
                    Operation.Difference,
                    "What is the difference between the total amounts{0}?",
                    "Compute the difference between the total amounts{0}."
                ),
            ],
            Laws =
            [
                Law.CancelledRowsDoNotCount,
                Law.MoneyHasTwoDecimals,
                Law.MoneyHasTwoDecimals,
                Law.AnswersAreBareValues,
                Law.DuplicatesCountOnce,
                Law.RangesAreInclusive,
                Law.TotalRowsAreNotData,
            ],
        };

    private static Family Ledger() =>
        new("ledger")
        {
            Introductions = ["An extract from the books:", "These entries were booked.", "The ledger of a club reads:"],
            Columns =
            [
                new("Entry", Part.Name),
                new("Date", Part.Date),
                new("Account", Part.Group),
                new("Amount (EUR)", Part.Value),
            ],
            Names = ["E-"],
            Groups = ["Travel", "Rent", "Supplies", "Training"],
            Measure = Measure.SignedMoney,
            GroupPhrase = "of the {0} account",
            Wordings =
            [
                new(
                    Operation.Sum,
                    "What is the total amount of the entries{0}?",
                    "Add up the amounts of the entries{0}."
                ),
                new(
                    Operation.Average,
                    "What is the average amount of the entries{0}?",
                    "Compute the average amount of the entries{0}."
                ),
                new(
                    Operation.Difference,
                    "What is the difference between the total amounts{0}?",
                    "Compute the difference between the total amounts{0}."
                ),
            ],
            Laws =
            [
                Law.ParenthesesAreNegative,
                Law.ParenthesesAreNegative,
                Law.ParenthesesAreNegative,
                Law.ParenthesesAreNegative,
                Law.MoneyHasTwoDecimals,
                Law.MoneyHasTwoDecimals,
                Law.AnswersAreBareValues,
                Law.DuplicatesCountOnce,
                Law.RangesAreInclusive,
                Law.TotalRowsAreNotData,
            ],
        };

    private static Family Parcels() =>
        new("parcels")
        {
            Introductions = ["Parcels at the depot:", "The depot lists these parcels.", "This is the shipping list."],
            Columns =
            [
                new("Parcel", Part.Name),
                new("Destination", Part.Group),
                new("Status", Part.Status),
                new("Weight", Part.Value),
            ],
            Names = ["P-"],
            Groups = ["Oslo", "Turin", "Ghent", "Porto"],
            Measure = Measure.Weight,
            GroupPhrase = "to {0}",
            Wordings =
            [
                new(Operation.Count, "How many parcels are there{0}?", "Count the parcels{0}."),
                new(
                    Operation.Sum,
                    "What is the total weight in kg of the parcels{0}?",
                    "Add up the weights in kg of the parcels{0}.",
                    1000
                ),
                new(
                    Operation.Sum,
                    "What is the total weight in grams of the parcels{0}?",
                    "Add up the weights in grams of the parcels{0}."
                ),
                new(Operation.Highest, "Which parcel{0} is the heaviest?", "Name the parcel{0} that is the heaviest."),
                new(Operation.Lowest, "Which parcel{0} is the lightest?", "Name the parcel{0} that is the lightest."),
            ],
            Laws =
            [
                Law.UnitsAreConverted,
                Law.UnitsAreConverted,
                Law.CancelledRowsDoNotCount,
                Law.CancelledRowsDoNotCount,
                Law.AnswersAreBareValues,
                Law.DuplicatesCountOnce,
                Law.TotalRowsAreNotData,
            ],
        };

    private static Family Scores() =>
        new("scores")
        {
            Introductions = ["The quiz ended like this.", "Results of the quiz:", "The jury handed in these scores."],
            Columns = [new("Student", Part.Name), new("Team", Part.Group), new("Score", Part.Value)],
            Names =
            [
                "Alma",
                "Bruno",
                "Carla",
                "Dario",
                "Edda",
                "Finn",
                "Greta",
                "Hugo",
                "Ines",
                "Jonas",
                "Kira",
                "Leon",
                "Mina",
                "Nils",
                "Olga",
                "Pablo",
            ],
            Groups = ["Red", "Blue", "Green", "Amber"],
            Measure = Measure.Score,
            GroupPhrase = "of team {0}",
            Wordings =
            [
                new(Operation.Average, "What is the average score{0}?", "Compute the average score{0}."),
                new(
                    Operation.Highest,
                    "Which student{0} has the highest score?",
                    "Name the student{0} with the highest score."
                ),
                new(
                    Operation.Lowest,
                    "Which student{0} has the lowest score?",
                    "Name the student{0} with the lowest score."
                ),
                new(Operation.Sum, "What is the total score{0}?", "Add up the scores{0}."),
            ],
            Laws =
            [
                Law.MissingCellsAreLeftOut,
                Law.MissingCellsAreLeftOut,
                Law.TiesAreAlphabetical,
                Law.TiesAreAlphabetical,
                Law.AnswersAreBareValues,
                Law.TotalRowsAreNotData,
            ],
        };

    private static Family Shifts() =>
        new("shifts")
        {
            Introductions = ["The team logged these shifts.", "Time sheet:", "These shifts were worked."],
            Columns =
            [
                new("Shift", Part.Name),
                new("Date", Part.Date),
                new("Person", Part.Person),
                new("Project", Part.Group),
                new("Time", Part.Value),
            ],
            Names = ["S-"],
            Groups = ["Atlas", "Borealis", "Cobalt"],
            People = People,
            Measure = Measure.Time,
            GroupPhrase = "on the {0} project",
            PersonPhrase = "of {0}",
            Wordings =
            [
                new(Operation.Count, "How many shifts are there{0}?", "Count the shifts{0}."),
                new(
                    Operation.Sum,
                    "What is the total time in hours of the shifts{0}?",
                    "Add up the times in hours of the shifts{0}.",
                    60
                ),
                new(
                    Operation.Sum,
                    "What is the total time in minutes of the shifts{0}?",
                    "Add up the times in minutes of the shifts{0}."
                ),
                new(Operation.Highest, "Which shift{0} was the longest?", "Name the shift{0} that was the longest."),
            ],
            Laws =
            [
                Law.UnitsAreConverted,
                Law.RangesAreInclusive,
                Law.RangesAreInclusive,
                Law.DuplicatesCountOnce,
                Law.AnswersAreBareValues,
                Law.TotalRowsAreNotData,
            ],
        };

    private static Family Sales() =>
        new("sales")
        {
            Introductions = ["Sales of the week:", "The stores reported these sales.", "What was sold last week:"],
            Columns = [new("Product", Part.Name), new("Store", Part.Group), new("Units sold", Part.Value)],
            Names =
            [
                "Kettle",
                "Lamp",
                "Mug",
                "Notebook",
                "Pencil",
                "Rug",
                "Shelf",
                "Teapot",
                "Umbrella",
                "Vase",
                "Wallet",
                "Basket",
                "Candle",
                "Duvet",
                "Fan",
                "Globe",
            ],
            Groups = ["Centre", "Harbour", "Airport"],
            Measure = Measure.Units,
            GroupPhrase = "in the {0} store",
            Wordings =
            [
                new(
                    Operation.Highest,
                    "Which product{0} sold the most units?",
                    "Name the product{0} with the most units sold."
                ),
                new(
                    Operation.Lowest,
                    "Which product{0} sold the fewest units?",
                    "Name the product{0} with the fewest units sold."
                ),
                new(Operation.Sum, "How many units were sold{0} in total?", "Add up the units sold{0}."),
                new(
                    Operation.Average,
                    "What is the average number of units sold{0}?",
                    "Compute the average number of units sold{0}."
                ),
            ],
            Laws =
            [
                Law.TiesAreAlphabetical,
                Law.TiesAreAlphabetical,
                Law.TotalRowsAreNotData,
                Law.MissingCellsAreLeftOut,
                Law.DuplicatesCountOnce,
                Law.AnswersAreBareValues,
            ],
        };
}
