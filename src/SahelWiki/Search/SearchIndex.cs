using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SahelWiki.Language;
using SahelWiki.Linking;

namespace SahelWiki.Search;

/// <summary>Everything the client finds pages with. Made when the first of its files is wanted.</summary>
/// <remarks>
/// Pages are numbered by how many pages lead to them. Names say which word stands where in which name; texts say how much each word weighs on each page.
/// Both are cut into shards by their sorted terms, so that a query loads the few that hold its words.
/// </remarks>
internal sealed class SearchIndex
{
    /// <summary>Longer words are no words; in UTF-16 code units.</summary>
    public const int LongestTerm = 40;

    /// <summary>The file the client loads first, which names the others.</summary>
    public const string Main = "index";

    /// <summary>How many pages share a file of titles and summaries.</summary>
    private const int EntitiesInFile = 6;

    /// <summary>How many pages share a file of texts: few, since an excerpt needs one; not one each, since small files cost a build more than what is in them.</summary>
    private const int TextsInFile = 2;

    /// <summary>Small sites send all names at once: every keystroke is then answered without a request.</summary>
    private const int CharactersOfNamesInOneShard = 40_000;

    private const int CharactersOfNamesInShard = 3_000;

    private const int CharactersOfTextInShard = 16_000;

    /// <summary>How many terms a mistyped word is compared with: names first, then frequent words.</summary>
    private const int MostInVocabulary = 14_000;

    private readonly Lazy<ImmutableArray<SearchEntity>> entities;
    private readonly Lazy<Dictionary<string, SearchData>> files;
    private readonly Lazy<Codebook> codebook;
    private readonly Lazy<SearchData> codebookFile;
    private readonly ImmutableArray<LinkedPage> pages;
    private readonly Dictionary<Content.Page, int> positions;
    private readonly int nameShards;
    private readonly int textShards;
    private readonly int entityFiles;

    public SearchIndex(Site site, Phrases phrases, int threads)
    {
        pages = [.. site.Pages.Where(page => page.Page.Type != PageTypes.PageTypes.Home)];
        positions = pages.Select((page, i) => (page, i)).ToDictionary(pair => pair.page.Page, pair => pair.i);
        // How many shards there will be is known before a word is read: a preview lists its files at every change.
        var names = pages.Sum(page => (long)page.Page.Title.Length + page.Page.FrontMatter.Aliases.Sum(alias => alias.Name.Length));
        nameShards = names <= CharactersOfNamesInOneShard ? 1 : (int)(1 + (names / CharactersOfNamesInShard));
        textShards = (int)(1 + (pages.Sum(page => page.Page.Body.Sections.Sum(section => (long)section.Length)) / CharactersOfTextInShard));
        entityFiles = Math.Max(1, (pages.Length + EntitiesInFile - 1) / EntitiesInFile);
        entities = new(() => SearchEntities.Of(site, phrases));
        codebook = new(() => Codebook.Of(entities.Value));
        codebookFile = new(() => SearchData.Of("codebook", new { codebook.Value.Taken, Words = FrontCoding.Of(codebook.Value.Words) }));
        files = new(() => Build(site, phrases, threads).ToDictionary(file => file.Name));
    }

    /// <summary>Names of all files but those with the text of a page.</summary>
    public IEnumerable<string> FileNames =>
    [
        Main, "facets", "codebook", "vocabulary",
        .. Numbered("names", nameShards), .. Numbered("texts", textShards), .. Numbered("entities", entityFiles),
    ];

    public SearchData File(string name) => files.Value[name];

    /// <summary>Files with the texts of pages.</summary>
    public IEnumerable<string> TextFileNames => Numbered("pages", (pages.Length + TextsInFile - 1) / TextsInFile);

    /// <summary>The texts of a few pages by heading, for excerpts and quoted phrases.</summary>
    /// <remarks>In the order of the source files, not of the index: an edit elsewhere leaves them as they are.</remarks>
    public SearchData TextFile(string name)
    {
        var number = int.Parse(name.AsSpan("pages/".Length), CultureInfo.InvariantCulture);
        var literal = new StringBuilder();
        foreach (var page in pages.Skip(number * TextsInFile).Take(TextsInFile))
        {
            literal.Append(literal.Length == 0 ? "[[" : ",[");
            AppendSections(literal, page.Page.Body.Sections);
            literal.Append(']');
        }

        return new(name, codebookFile.Value.Version, literal.Append(']').ToString());
    }

    private void AppendSections(StringBuilder literal, ImmutableArray<Content.Section> sections)
    {
        for (var i = 0; i < sections.Length; i++)
        {
            var section = sections[i];
            // Most ids are the heading itself with hyphens, which the client can tell; and the text begins with the heading.
            var id = section.HeadingId == section.Heading.ToLowerInvariant().Replace(' ', '-') ? "0" : SearchData.Quote(section.HeadingId ?? "");
            var text = section.Text;
            if (section.HeadingId is not null && text.StartsWith(section.Heading + "\n", StringComparison.Ordinal))
            {
                text = text[(section.Heading.Length + 1)..];
            }

            literal.Append(i == 0 ? "[" : ",[").Append(id).Append(',').Append(SearchData.Quote(section.Heading)).Append(',')
                .Append(SearchData.Quote(codebook.Value.Encode(text.TrimEnd()))).Append(']');
        }
    }

    private static IEnumerable<string> Numbered(string name, int count) => Enumerable.Range(0, count).Select(i => $"{name}/{i}");

    private IEnumerable<SearchData> Build(Site site, Phrases phrases, int threads)
    {
        var language = SearchLanguage.Of(site.Settings.Language);
        var names = Names(language);
        var texts = new TextIndexer(language, entities.Value, threads).Index();
        var facets = SearchFacets.Of(site, phrases, entities.Value);
        var nameParts = names.Shards(nameShards);
        var textParts = texts.Shards(textShards);
        var nameFiles = nameParts.Select((part, i) => SearchData.OfText($"names/{i}", part.Lines)).ToArray();
        var textFiles = textParts.Select((part, i) => SearchData.OfText($"texts/{i}", part.Lines)).ToArray();
        var details = entities.Value.Chunk(EntitiesInFile).Select((chunk, i) => SearchData.Of($"entities/{i}", chunk.Select(entity => Detail(entity, phrases)))).DefaultIfEmpty(SearchData.Of("entities/0", Array.Empty<object>())).ToArray();
        SearchData[] single = [FacetFile(facets), codebookFile.Value, Vocabulary(names, texts)];
        var index = SearchData.Of(Main, new
        {
            Count = entities.Value.Length,
            site.Settings.Language,
            Rules = language.Written,
            InFile = EntitiesInFile,
            TextsInFile,
            Versions = single.ToDictionary(file => file.Name, file => file.Version),
            Names = Directory(nameParts, nameFiles),
            Texts = Directory(textParts, textFiles),
            Entities = string.Concat(details.Select(file => file.Version)),
            Phrases = phrases.Keys.Where(key => key.StartsWith("search.", StringComparison.Ordinal)).ToDictionary(key => key["search.".Length..], key => phrases[key]),
        });
        return [index, .. single, .. nameFiles, .. textFiles, .. details];
    }

    /// <summary>Where in which names each word stands. Articles count as words only where a name has no others.</summary>
    /// <remarks>A term is the word's key, and after an equals sign its folded form where that differs. For each place: page; name and position; words in the name.</remarks>
    private TermLists Names(SearchLanguage language)
    {
        var lists = new TermLists();
        for (var i = 0; i < entities.Value.Length; i++)
        {
            for (var n = 0; n < Math.Min(entities.Value[i].Names.Length, 64); n++)
            {
                var words = NameWords(entities.Value[i].Names[n].Text, language);
                for (var w = 0; w < words.Count; w++)
                {
                    lists.Of(Term(words[w], language)).Add(i, (n * 32) + w, words.Count);
                }
            }
        }

        return lists;
    }

    private static string Term(string folded, SearchLanguage language)
    {
        var key = SearchWords.Key(folded, language);
        return key == folded ? key : $"{key}={folded}";
    }

    /// <summary>The folded words of a name without its articles; at most 31.</summary>
    public static List<string> NameWords(string name, SearchLanguage language)
    {
        var all = SearchWords.Words(name, language).Select(word => SearchWords.Fold(word, language)).Where(word => word.Length is > 0 and <= LongestTerm).Take(31).ToList();
        var words = all.Where(word => !language.Articles.Contains(word)).ToList();
        return words.Count > 0 ? words : all;
    }

    private object Detail(SearchEntity entity, Phrases phrases) => new object[]
    {
        // Most addresses are the id, which the client can tell.
        entity.Linked.Path.Address == entity.Page.Id + ".html" ? 0 : entity.Linked.Path.Address,
        entity.Page.Id,
        entity.Page.Title,
        SearchFacets.TypeOf(entity.Page, phrases),
        entity.Page.FrontMatter.Summary,
        entity.Names.Skip(1).Select(name => Remark(name, phrases) is { Length: > 0 } remark ? new[] { name.Text, remark } : [name.Text]),
        positions[entity.Page],
    };

    /// <summary>Why a name is another name: "former name, until 2012".</summary>
    private static string Remark(SearchName name, Phrases phrases) =>
        string.Join(", ", new[] { name.Kind is "former" or "acronym" or "official" ? phrases[$"alias.{name.Kind}"] : "", name.Period }.Where(part => part.Length > 0));

    private static SearchData FacetFile(SearchFacets facets) => SearchData.Of("facets", new
    {
        Fields = facets.Fields.Select(field => new { field.Name, field.Values }),
        facets.Sets,
        OfEntity = TermLists.Encode(facets.OfEntity),
    });

    private static SearchData Vocabulary(TermLists names, TermLists texts)
    {
        // A number is never a misspelling of another.
        static bool IsWord(string term) => term.Length > 2 && !term.Any(char.IsDigit);
        var terms = names.Counts.Select(entry => entry.Term.Split('=')[0]).Distinct().Where(IsWord).Order(StringComparer.Ordinal).Take(MostInVocabulary).ToHashSet();
        var ofTexts = new List<string>();
        foreach (var (term, _) in texts.Counts.Where(entry => IsWord(entry.Term)).OrderByDescending(entry => entry.Count).ThenBy(entry => entry.Term, StringComparer.Ordinal))
        {
            if (terms.Count + ofTexts.Count >= MostInVocabulary)
            {
                break;
            }

            if (!terms.Contains(term))
            {
                ofTexts.Add(term);
            }
        }

        return SearchData.Of("vocabulary", new { Names = FrontCoding.Of(terms.Order(StringComparer.Ordinal)), Texts = FrontCoding.Of(ofTexts.Order(StringComparer.Ordinal)) });
    }

    /// <summary>First terms and versions, so that the client knows which shard holds a term.</summary>
    private static object Directory(IReadOnlyList<(string First, string Lines)> parts, SearchData[] files) => new
    {
        First = parts.Select(part => part.First),
        Versions = string.Concat(files.Select(file => file.Version)),
    };
}
