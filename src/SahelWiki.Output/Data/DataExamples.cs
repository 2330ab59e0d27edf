namespace SahelWiki.Output.Data;

/// <summary>What the page about the data shows as examples; tests run them.</summary>
public static class DataExamples
{
    public const string Python = """
        import pandas as pd

        events = pd.read_csv("events.csv")
        statements = pd.read_csv("statements.csv")

        of_2012 = events[events["date_first"].fillna("").astype(str).str.startswith("2012")]
        print(of_2012[["title", "date", "killed_min", "killed_max"]].to_string())

        figures = statements[(statements["field"] == "killed") & statements["subject"].isin(of_2012["id"])]
        print(figures[["subject", "value", "note", "work", "locator", "page_anchor"]].to_string())
        """;

    public const string R = """
        events <- read.csv("events.csv", encoding = "UTF-8")
        statements <- read.csv("statements.csv", encoding = "UTF-8")

        of_2012 <- events[startsWith(as.character(events$date_first), "2012"), ]
        print(of_2012[, c("title", "date", "killed_min", "killed_max")])

        figures <- statements[statements$field == "killed" & statements$subject %in% of_2012$id, ]
        print(figures[, c("subject", "value", "note", "work", "locator", "page_anchor")])
        """;
}
