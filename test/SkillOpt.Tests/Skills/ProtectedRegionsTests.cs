using FsCheck;
using FsCheck.Fluent;
using SkillOpt.Skills;

namespace SkillOpt.Tests.Skills;

public class ProtectedRegionsTests
{
    private const string Slow = "<!-- SLOW_UPDATE_START -->\nCheck units.\n<!-- SLOW_UPDATE_END -->";
    private const string Appendix =
        "<!-- APPENDIX_START -->\n## Execution Notes Appendix\n\n- Read the header.\n<!-- APPENDIX_END -->";

    [Fact]
    public void Guidance_goes_to_the_end_and_replaces_what_was_there()
    {
        var once = ProtectedRegions.WithSlowUpdate("- Count rows.\n", "Check units.");
        var twice = ProtectedRegions.WithSlowUpdate(once, "\nCheck dates.\n");

        once.ShouldBe("- Count rows.\n\n" + Slow + "\n");
        twice.ShouldBe(once.Replace("units", "dates", StringComparison.Ordinal));
        ProtectedRegions.GetSlowUpdate(twice).ShouldBe("Check dates.");
    }

    [Fact]
    public void A_region_in_the_middle_leaves_no_more_than_one_blank_line()
    {
        var text = "- Count rows.\n\n\n\nStill here.\n\n" + Slow + "\n\n  - Indented.\n";

        ProtectedRegions
            .WithSlowUpdate(text, "New.")
            .ShouldBe(
                "- Count rows.\n\n\n\nStill here.\n\n  - Indented.\n\n"
                    + Slow.Replace("Check units.", "New.", StringComparison.Ordinal)
                    + "\n"
            );
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("<!-- SLOW_UPDATE_START --><!-- SLOW_UPDATE_END -->")]
    public void Blank_guidance_removes_the_region(string blank)
    {
        ProtectedRegions.WithSlowUpdate("- Count rows.\n\n" + Slow + "\n", blank).ShouldBe("- Count rows.\n");
        ProtectedRegions.WithSlowUpdate("- Count rows.  \n\n", blank).ShouldBe("- Count rows.  \n\n");
        ProtectedRegions.WithSlowUpdate(Slow, blank).ShouldBe("");
    }

    [Fact]
    public void Duplicated_regions_become_one()
    {
        var text = Slow + "\nbody\n" + Slow.Replace("units", "dates", StringComparison.Ordinal);

        ProtectedRegions.GetSlowUpdate(text).ShouldBe("Check units.\n\nCheck dates.");
        ProtectedRegions.WithSlowUpdate(text, "Check units.").ShouldBe("body\n\n" + Slow + "\n");
    }

    [Fact]
    public void Guidance_comes_before_the_appendix_whichever_is_written_first()
    {
        const string body = "- Count rows.\n";
        var slowFirst = ProtectedRegions.WithAppendix(
            ProtectedRegions.WithSlowUpdate(body, "Check units."),
            ["Read the header."]
        );
        var appendixFirst = ProtectedRegions.WithSlowUpdate(
            ProtectedRegions.WithAppendix(body, ["Read the header."]),
            "Check units."
        );

        slowFirst.ShouldBe("- Count rows.\n\n" + Slow + "\n\n" + Appendix + "\n");
        appendixFirst.ShouldBe(slowFirst);
    }

    [Fact]
    public void Windows_line_ends_stay()
    {
        var text = ProtectedRegions.WithSlowUpdate("- Count rows.\r\n- Sum.\r\n", "Check units.\nCheck dates.");

        text.ShouldBe(
            "- Count rows.\r\n- Sum.\r\n\r\n<!-- SLOW_UPDATE_START -->\r\nCheck units.\r\nCheck dates.\r\n<!-- SLOW_UPDATE_END -->\r\n"
        );
        ProtectedRegions.GetSlowUpdate(text).ShouldBe("Check units.\nCheck dates.");
    }

    [Fact]
    public void Notes_are_bullets_under_the_heading_of_the_appendix()
    {
        var text = ProtectedRegions.WithAppendix(
            "- Count rows.\n",
            ["Read the header.", "- Stop\n  at the total.", " "]
        );

        text.ShouldBe(
            "- Count rows.\n\n<!-- APPENDIX_START -->\n## Execution Notes Appendix\n\n- Read the header.\n"
                + "- Stop at the total.\n<!-- APPENDIX_END -->\n"
        );
        ProtectedRegions.GetAppendixNotes(text).ShouldBe(["Read the header.", "Stop at the total."]);
    }

    [Fact]
    public void An_appendix_without_notes_is_no_region()
    {
        ProtectedRegions.WithAppendix("- Count rows.\n\n" + Appendix + "\n", []).ShouldBe("- Count rows.\n");
        ProtectedRegions.WithAppendix("- Count rows.", [" ", "..."]).ShouldBe("- Count rows.");
        ProtectedRegions.GetAppendixNotes("- Count rows.").ShouldBeEmpty();
    }

    [Fact]
    public void Hand_written_notes_are_read_as_they_are_meant()
    {
        const string text = """
            <!-- APPENDIX_START -->
            ## Execution Notes Appendix
            Without a bullet.
            * With a star,
              continued.
              - Nested.
            <!-- APPENDIX_END -->
            """;

        ProtectedRegions.GetAppendixNotes(text).ShouldBe(["Without a bullet.", "With a star, continued.", "Nested."]);
    }

    [Fact]
    public void Notes_that_differ_in_spaces_case_and_closing_marks_are_one()
    {
        ProtectedRegions
            .MergeNotes(
                ["Read the header.", "Stop at the total"],
                ["read  the HEADER -_;", "Skip blanks", "skip blanks", "."]
            )
            .ShouldBe(["Read the header.", "Stop at the total", "Skip blanks"]);
        ProtectedRegions.NormalizeNote("- A  b. ;:,_-").ShouldBe(ProtectedRegions.NormalizeNote("a B"));
        ProtectedRegions.NormalizeNote("a-b").ShouldNotBe(ProtectedRegions.NormalizeNote("a b"));
    }

    [Fact]
    public void A_rewrite_without_regions_gets_those_of_the_original()
    {
        var original = "Old body.\n\n" + Slow + "\n\n" + Appendix + "\n";

        ProtectedRegions.Restore("# New body.", original).ShouldBe("# New body.\n\n" + Slow + "\n\n" + Appendix + "\n");
    }

    [Fact]
    public void A_rewrite_cannot_change_move_copy_or_invent_regions()
    {
        var original = "Old body.\n\n" + Slow + "\n";
        var rewritten =
            "# New\n\n"
            + Slow.Replace("Check", "Never check", StringComparison.Ordinal)
            + "\n\nbody.\n"
            + Appendix
            + Slow;

        ProtectedRegions.Restore(rewritten, original).ShouldBe("# New\n\nbody.\n\n" + Slow + "\n");
        ProtectedRegions.Restore(rewritten, "Old body.").ShouldBe("# New\n\nbody.\n");
    }

    [Fact]
    public void A_rewrite_of_a_skill_without_regions_stays_as_it_is() =>
        ProtectedRegions.Restore("  # New\n\n\n\nbody", "Old body.").ShouldBe("  # New\n\n\n\nbody");

    [Fact]
    public void A_rewrite_gets_the_line_ends_of_the_original() =>
        ProtectedRegions
            .Restore("# New\n\nbody\n", "Old\r\nbody\r\n" + ProtectedRegions.AppendixEnd)
            .ShouldBe("# New\r\n\r\nbody\r\n\r\n" + ProtectedRegions.AppendixEnd + "\r\n");

    [Fact]
    public void Many_markers_are_found_in_one_pass()
    {
        var text = string.Concat(Enumerable.Repeat(ProtectedRegions.SlowUpdateEnd, 40_000));

        ProtectedRegions.Find(text).Count.ShouldBe(40_000);
        ProtectedRegions.StripMarkers(text).ShouldBe("");
    }

    [Fact]
    public void The_spans_are_the_protected_text() =>
        Prop.ForAll(
                Documents.Any.ToArbitrary(),
                text =>
                    string.Concat(ProtectedRegions.Find(text).Select(span => text[span.Start..span.End]))
                    == string.Concat(Documents.ProtectedText(text))
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Stripped_text_has_no_markers_and_text_without_markers_is_not_touched() =>
        Prop.ForAll(
                Documents.Text.ToArbitrary(),
                text =>
                {
                    var stripped = ProtectedRegions.StripMarkers(text);
                    return !Documents.HasMarker(stripped) && (Documents.HasMarker(text) || stripped == text);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Guidance_that_is_written_is_read_again_and_leaves_the_notes_alone() =>
        Prop.ForAll(
                Documents.Any.ToArbitrary(),
                Documents.Text.ToArbitrary(),
                (text, content) =>
                {
                    var once = ProtectedRegions.WithSlowUpdate(text, content);
                    var read = ProtectedRegions.GetSlowUpdate(once);
                    return read
                            == ProtectedRegions
                                .StripMarkers(content)
                                .Replace("\r\n", "\n", StringComparison.Ordinal)
                                .Trim()
                        && ProtectedRegions
                            .GetAppendixNotes(once)
                            .SequenceEqual(ProtectedRegions.GetAppendixNotes(text));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Notes_that_are_written_are_read_again_and_leave_the_guidance_alone() =>
        Prop.ForAll(
                Documents.Any.ToArbitrary(),
                Documents.Text.ListOf().ToArbitrary(),
                (text, notes) =>
                {
                    var once = ProtectedRegions.WithAppendix(text, notes);
                    return ProtectedRegions.GetAppendixNotes(once).SequenceEqual(ProtectedRegions.MergeNotes([], notes))
                        && ProtectedRegions.GetSlowUpdate(once) == ProtectedRegions.GetSlowUpdate(text);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Writing_the_same_again_changes_nothing() =>
        Prop.ForAll(
                Documents.Any.Select(text => text.Replace("\r\n", "\n", StringComparison.Ordinal)).ToArbitrary(),
                Documents.Text.ToArbitrary(),
                (text, content) =>
                {
                    var slow = ProtectedRegions.WithSlowUpdate(text, content);
                    var notes = ProtectedRegions.WithAppendix(text, [content, "Note."]);
                    return ProtectedRegions.WithSlowUpdate(slow, content) == slow
                        && ProtectedRegions.WithAppendix(notes, [content, "Note."]) == notes;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void The_other_region_and_the_body_survive_byte_for_byte() =>
        Prop.ForAll(
                Documents.WellFormed.ToArbitrary(),
                text =>
                {
                    var slow = ProtectedRegions.WithSlowUpdate(text, "New guidance.");
                    var notes = ProtectedRegions.WithAppendix(text, ["New note."]);
                    return Region(slow, "APPENDIX") == Region(text, "APPENDIX")
                        && Region(notes, "SLOW_UPDATE") == Region(text, "SLOW_UPDATE")
                        && Words(ProtectedRegions.Restore(slow, "")) == Words(ProtectedRegions.Restore(text, ""));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void After_any_rewrite_the_protected_text_is_that_of_the_original() =>
        Prop.ForAll(
                Documents.Any.ToArbitrary(),
                Documents.Any.ToArbitrary(),
                (rewritten, original) =>
                {
                    var restored = ProtectedRegions.Restore(rewritten, original);
                    return Spans(restored).SequenceEqual(Spans(original))
                        && string.Concat(Documents.ProtectedText(restored))
                            == string.Concat(Documents.ProtectedText(original))
                        && ProtectedRegions.Restore(restored, original) == restored;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static IEnumerable<string> Spans(string text) =>
        ProtectedRegions.Find(text).Select(span => text[span.Start..span.End]);

    private static string Region(string text, string kind)
    {
        var start = text.IndexOf($"<!-- {kind}_START -->", StringComparison.Ordinal);
        return start < 0 ? "" : text[start..text.IndexOf($"<!-- {kind}_END -->", StringComparison.Ordinal)];
    }

    private static string Words(string text) =>
        string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
