using System.Net;
using SahelWiki.Cli.Preview;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

/// <summary>A real preview on a free port of the loopback interface, with files that change under it.</summary>
public sealed class PreviewTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TemporaryFolder folder = new();
    private readonly CancellationTokenSource stop = new();
    private readonly HttpClient client = new();
    private Task<int> running = Task.FromResult(0);
    private Uri address = new("http://127.0.0.1/");

    public async Task InitializeAsync()
    {
        Inputs
            .Tree(
                ("places/gao.md", Inputs.Page("Gao", body: "A city.\n")),
                ("places/kidal.md", Inputs.Page("Kidal", body: "See [[gao]] [@almanac].\n"))
            )
            .WriteTo(folder);
        folder
            .Write("theme/assets/css/wiki.css", ":root { --as-it: was; }")
            .Write("theme/assets/secret.txt", "secret")
            .Write("secret.txt", "secret");
        var server = new PreviewServer(new(folder.At("input"), ""), new RazorTheme(), 0);
        running = Task.Run(() => server.Run(TextWriter.Null, stop.Token));
        address = new($"http://127.0.0.1:{await server.Port.WaitAsync(Patience)}/");
    }

    public async Task DisposeAsync()
    {
        await stop.CancelAsync();
        await running.WaitAsync(Patience);
        client.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("localhost", "", "", "", 200)]
    [InlineData("LOCALHOST", "same-origin", "cors", "empty", 200)]
    [InlineData("127.0.0.1:80", "none", "navigate", "document", 200)]
    [InlineData("localhost", "cross-site", "navigate", "document", 200)]
    [InlineData("localhost", "cross-site", "no-cors", "script", 403)]
    [InlineData("localhost", "same-site", "no-cors", "image", 403)]
    [InlineData("localhost", "cross-site", "navigate", "iframe", 403)]
    [InlineData("evil.example", "", "", "", 421)]
    [InlineData("xn--localhost", "", "", "", 421)]
    [InlineData("localhost.evil.example", "", "", "", 421)]
    public async Task Pages_of_other_sites_read_nothing(string host, string site, string mode, string destination, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "places/gao.html"));
        request.Headers.TryAddWithoutValidation("Host", host);
        foreach (var (name, value) in new[] { ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", destination) })
        {
            if (value.Length > 0)
            {
                request.Headers.Add(name, value);
            }
        }

        using var answer = await client.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status != 421, answer.Headers.Contains("Cross-Origin-Resource-Policy"));
        Assert.Equal(status == 200, (await answer.Content.ReadAsStringAsync()).Contains("A city.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_saved_page_is_shown_anew()
    {
        folder.Write("input/places/gao.md", Inputs.Page("Gao", body: "A city on the Niger.\n"));

        await Shows("places/gao.html", "A city on the Niger.");
    }

    [Fact]
    public async Task Open_pages_are_told_to_reload()
    {
        using var events = await client.GetAsync(new Uri(address, ".sahelwiki/events"), HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await events.Content.ReadAsStreamAsync());
        await lines.ReadLineAsync().WaitAsync(Patience);
        folder.Write("input/places/gao.md", Inputs.Page("Gao", body: "Changed.\n"));

        string? line;
        do
        {
            line = await lines.ReadLineAsync().WaitAsync(Patience);
        } while (line is not (null or "data: reload"));

        Assert.Equal("data: reload", line);
    }

    [Fact]
    public async Task A_page_that_was_made_before_the_last_change_is_told_when_it_asks()
    {
        var script = Between(await Get("places/gao.html"), "/.sahelwiki/reload.js", "\"");
        folder.Write("input/places/gao.md", Inputs.Page("Gao", body: "Changed.\n"));
        await Shows("places/gao.html", "Changed.");

        using var events = await client.GetAsync(new Uri(address, ".sahelwiki/events" + script), HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await events.Content.ReadAsStreamAsync());

        Assert.Equal("data: reload", await lines.ReadLineAsync().WaitAsync(Patience));
    }

    [Fact]
    public async Task Half_written_YAML_shows_its_error_over_the_last_good_page_and_goes_away()
    {
        folder.Write("input/places/gao.md", "---\ntitle: [Gao\n---\nNew text.\n");

        var page = await Shows("places/gao.html", "sahelwiki-errors");
        Assert.Contains("A city.", page);
        Assert.Contains("places/gao.md:2:", page);
        Assert.Contains("title: [Gao", page);
        folder.Write("input/places/gao.md", Inputs.Page("Gao", body: "New text.\n"));
        Assert.DoesNotContain("sahelwiki-errors", await Shows("places/gao.html", "New text."));
    }

    [Fact]
    public async Task A_file_that_is_emptied_before_it_is_written_shows_no_error()
    {
        using var file = new FileStream(folder.At("input/places/gao.md"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        file.Write(System.Text.Encoding.UTF8.GetBytes(Inputs.Page("Gao", body: "Written in two steps.\n")));
        file.Flush();

        Assert.DoesNotContain("sahelwiki-errors", await Shows("places/gao.html", "Written in two steps."));
    }

    [Fact]
    public async Task What_lies_behind_a_symbolic_link_is_not_shown_when_it_changes()
    {
        folder.Write("outside/secret.md", Inputs.Page("Secret"));
        Directory.CreateSymbolicLink(folder.At("input/articles"), folder.At("outside"));
        await Shows("places/gao.html", "symbolic");
        folder.Write("outside/secret.md", Inputs.Page("Secret", body: "Changed.\n"));
        Directory.Delete(folder.At("input/articles"));
        folder.Write("input/places/gao.md", Inputs.Page("Gao", body: "Later.\n"));
        await Shows("places/gao.html", "Later.");

        Assert.Equal(HttpStatusCode.NotFound, await Status("articles/secret.html"));
    }

    [Fact]
    public async Task A_file_that_is_saved_by_renaming_another_over_it_is_shown_anew()
    {
        folder.Write("input/places/.gao.md.swp", Inputs.Page("Gao", body: "Renamed into place.\n"));
        File.Move(folder.At("input/places/.gao.md.swp"), folder.At("input/places/gao.md"), overwrite: true);

        await Shows("places/gao.html", "Renamed into place.");
    }

    [Fact]
    public async Task New_renamed_and_deleted_pages_are_followed()
    {
        folder.Write("input/places/menaka.md", Inputs.Page("Ménaka"));
        await Shows("places/menaka.html", "Ménaka");
        File.Move(folder.At("input/places/menaka.md"), folder.At("input/places/tessalit.md"));
        await Shows("places/tessalit.html", "Ménaka");
        await Until(async () => await Status("places/menaka.html") == HttpStatusCode.NotFound);
        File.Delete(folder.At("input/places/tessalit.md"));

        await Until(async () => await Status("places/tessalit.html") == HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_changed_source_shows_on_the_pages_that_cite_it()
    {
        folder.Write("input/sources/works.yaml", Inputs.Sources.Replace("title: Mali,", "title: The Mali chapter,"));

        await Shows("places/kidal.html", "The Mali chapter");
    }

    [Fact]
    public async Task Two_hundred_files_at_once_are_shown_together()
    {
        for (var i = 0; i < 200; i++)
        {
            folder.Write($"input/places/p{i}.md", Inputs.Page($"P{i}", body: "[[gao]]\n"));
        }

        await Until(async () => (await Get("places/index.html")).Split("<li").Length > 200);
        Assert.Equal(HttpStatusCode.OK, await Status("places/p199.html"));
    }

    [Fact]
    public async Task The_input_folder_may_go_away_and_come_back()
    {
        Directory.Move(folder.At("input"), folder.At("elsewhere"));
        await Shows("places/gao.html", "sahelwiki-errors");
        folder.Write("elsewhere/places/gao.md", Inputs.Page("Gao", body: "Back again.\n"));
        Directory.Move(folder.At("elsewhere"), folder.At("input"));
        await Shows("places/gao.html", "Back again.");
        folder.Write("input/places/gao.md", Inputs.Page("Gao", body: "Still followed.\n"));

        await Shows("places/gao.html", "Still followed.");
    }

    [Fact]
    public async Task Styles_of_a_checkout_are_taken_from_disk()
    {
        var style = ThemeFiles.FolderOf(RazorTheme.Version) + "css/site.css";
        await Shows(style, "--as-it: was;");
        folder.Write("theme/assets/css/wiki.css", ":root { --as-it: is; }");

        await Shows(style, "--as-it: is;");
    }

    [Theory]
    [InlineData("secret.txt")]
    [InlineData("assets/secret.txt")]
    [InlineData("places/gao.md")]
    [InlineData("site.yaml")]
    [InlineData("%2e%2e/secret.txt")]
    [InlineData("assets/..%2f..%2fsecret.txt")]
    [InlineData(".sahelwiki/../../secret.txt")]
    [InlineData("//etc/passwd")]
    public async Task Nothing_outside_the_site_is_served(string path)
    {
        using var answer = await client.GetAsync(address.OriginalString + path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.NotEqual("secret", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_name_that_is_not_this_machine_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Host = "evil.example.org" } };

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Only_reading_is_possible()
    {
        using var answer = await client.PostAsync(new Uri(address, "places/gao.html"), new StringContent("x"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    private async Task<string> Get(string path) => await client.GetStringAsync(new Uri(address, path));

    private async Task<HttpStatusCode> Status(string path)
    {
        using var answer = await client.GetAsync(new Uri(address, path));
        return answer.StatusCode;
    }

    private async Task<string> Shows(string path, string text)
    {
        var content = "";
        await Until(async () =>
        {
            using var answer = await client.GetAsync(new Uri(address, path));
            content = await answer.Content.ReadAsStringAsync();
            return content.Contains(text, StringComparison.Ordinal);
        });
        return content;
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        var end = DateTime.UtcNow + Patience;
        while (!await isSo())
        {
            Assert.True(DateTime.UtcNow < end, "It did not come about.");
            await Task.Delay(20);
        }
    }

    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }
}
