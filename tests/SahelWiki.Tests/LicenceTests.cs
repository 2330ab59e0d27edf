using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests;

/// <summary>Each package that the program or its tests are made with, and its licence; <c>UPDATE_EXPECTED=1</c> writes the list
/// anew.</summary>
public sealed class LicenceTests
{
    /// <summary>Licences that ask for their notice and nothing else of what is built with a package (SPDX).</summary>
    private static readonly string[] Allowed = ["MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "0BSD", "CC0-1.0"];

    /// <summary>Never part of what is published: they run in tests, under their own terms.</summary>
    private static readonly string[] AllowedInTests =
    [
        .. Allowed,
        "MPL-2.0",
        "BlueOak-1.0.0",
        "Python-2.0",
        "CC-BY-4.0",
        "(MIT OR CC0-1.0)",
        "(MIT AND Zlib)",
        "(MIT OR GPL-3.0-or-later)",
        "CPAL-1.0 OR AGPL-1.0",
        "LGPL-2.1+",
        "Public Domain OR MIT",
    ];

    [Fact]
    public void The_list_of_licences_is_current_and_each_is_allowed()
    {
        var shipped = Nuget("src");
        var tests = Nuget("tests").ExceptBy(shipped.Select(package => package.Name), package => package.Name).Concat(Npm()).ToArray();

        Assert.Contains(shipped, package => package.Name == "Markdig");
        Assert.All(shipped, package => Assert.True(Allowed.Contains(package.Licence), $"{package}"));
        Assert.All(tests, package => Assert.True(AllowedInTests.Contains(package.Licence), $"{package}"));
        var list =
            "# Licences\n\nWhat SahelWiki is made with, and the licence (SPDX) that each package states; written by a test from the lock files "
            + "and the packages.\n"
            + $"\n## In the program\n\n{Table(shipped)}\n## In tests and tools alone\n\n{Table(tests)}";
        var file = Path.Combine(RuleManualTests.Repository(), "docs", "licences.md");
        if (Folders.UpdateExpected)
        {
            File.WriteAllText(file, list, new UTF8Encoding(false));
        }

        Assert.Equal(list, File.ReadAllText(file));
    }

    private sealed record Package(string Name, string Version, string Licence);

    private static string Table(IEnumerable<Package> packages) =>
        "| package | version | licence |\n|---|---|---|\n"
        + string.Concat(
            packages
                .OrderBy(package => package.Name, StringComparer.Ordinal)
                .Select(package => $"| {package.Name} | {package.Version} | {package.Licence} |\n")
        );

    private static Package[] Nuget(string folder) =>
        [
            .. Directory
                .GetFiles(Path.Combine(RuleManualTests.Repository(), folder), "packages.lock.json", SearchOption.AllDirectories)
                .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!["dependencies"]!.AsObject())
                .SelectMany(framework => framework.Value!.AsObject())
                .Where(package => package.Value!["type"]!.GetValue<string>() != "Project")
                .Select(package => (Name: package.Key, Version: package.Value!["resolved"]!.GetValue<string>()))
                .Distinct()
                .Select(package => new Package(package.Name, package.Version, Licence(package.Name, package.Version))),
        ];

    private static string Licence(string name, string version)
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var (id, folder) = (name.ToLowerInvariant(), Path.Combine(packages, name.ToLowerInvariant(), version));
        var metadata = XDocument.Load(Path.Combine(folder, id + ".nuspec")).Root!.Elements().First();
        string? Value(string element) => metadata.Elements().FirstOrDefault(child => child.Name.LocalName == element)?.Value;
        return Value("license") switch
        {
            { } expression when !File.Exists(Path.Combine(folder, expression)) => expression,
            // Older packages bring a file, or name an address; read by hand.
            _ => Value("licenseUrl") switch
            {
                { } url when url.Contains("MIT", StringComparison.OrdinalIgnoreCase) => "MIT",
                "https://github.com/dotnet/corefx/blob/master/LICENSE.TXT" or "http://go.microsoft.com/fwlink/?LinkId=329770" => "MIT",
                var other => ReadByHand.GetValueOrDefault(name, $"unknown: {other}"),
            },
        };
    }

    /// <summary>Packages that state their licence in a file alone.</summary>
    private static readonly Dictionary<string, string> ReadByHand = new()
    {
        ["xunit.abstractions"] = "Apache-2.0",
        ["xunit.assert"] = "Apache-2.0",
        ["CycleDetection"] = "MIT",
        ["Spectre.Console"] = "MIT",
    };

    private static IEnumerable<Package> Npm() =>
        new[] { "theme", "tests/data-tools" }
            .SelectMany(folder =>
                JsonNode.Parse(File.ReadAllText(Path.Combine(RuleManualTests.Repository(), folder, "package-lock.json")))![
                    "packages"
                ]!.AsObject()
            )
            .Where(package => package.Key.Length > 0)
            .Select(package => new Package(
                package.Key[(package.Key.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules/".Length)..],
                package.Value!["version"]!.GetValue<string>(),
                Words(package.Value["license"])
            ))
            .Distinct();

    /// <summary>Old packages have a list of licences to choose from, each with a name.</summary>
    private static string Words(JsonNode? licence) =>
        licence switch
        {
            JsonArray several => string.Join(" OR ", several.Select(one => one!["type"]!.GetValue<string>())),
            null => "unknown",
            _ => licence.GetValue<string>(),
        };
}
