using SahelWiki.Audit;

if (args is not [var folder] || !Directory.Exists(folder))
{
    Console.Error.WriteLine("Usage: dotnet run --project tests/SahelWiki.Audit -- OUTPUT-FOLDER");
    return 2;
}

var problems = OutputAudit.Problems(folder);
foreach (var problem in problems)
{
    Console.Error.WriteLine(problem);
}

Console.WriteLine(
    $"{Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories).Count()} documents audited, {problems.Count} problems."
);
return problems.Count == 0 ? 0 : 1;
