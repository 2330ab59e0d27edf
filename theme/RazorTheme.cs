using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;
using SahelWiki.Output.Views;
using SahelWiki.Theme.Pages;

namespace SahelWiki.Theme;

/// <summary>The theme of the wiki: Razor components, rendered to plain documents.</summary>
public sealed class RazorTheme : ITheme
{
    private const string Embedded = "assets/";

    // Collecting a document in the memory of the one before spares the build a third of its garbage.
    [ThreadStatic]
    private static Utf8Writer? document;

    private static readonly Assembly Resources = typeof(RazorTheme).Assembly;

    /// <summary>What the theme is written in, by name below <c>assets</c>.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files { get; } =
        Resources
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Embedded, StringComparison.Ordinal))
            .ToDictionary(name => name[Embedded.Length..], Read, StringComparer.Ordinal);

    /// <summary>Of styles and scripts.</summary>
    public static string Version { get; } = ThemeFiles.VersionOf(Files);

    /// <summary>The way from the top of the site to the folder with styles and scripts.</summary>
    internal static string Code { get; } = ThemeFiles.FolderOf(Version);

    public ImmutableArray<ThemeAsset> Assets { get; } = ThemeFiles.Of(Files, Version);

    public ReadOnlyMemory<byte> Render(View view) =>
        view switch
        {
            SubjectView page => Render<SubjectPage>(page),
            TextView page => Render<TextPage>(page),
            HomeView page => Render<HomePage>(page),
            ListView page => Render<ListPage>(page),
            FigureView page => Render<FigurePage>(page),
            LineageView page => Render<LineagePage>(page),
            NetworkView page => Render<NetworkPage>(page),
            PictureFileView file => RenderFile<PictureFile>(file, PictureStyle.OfLineages),
            NetworkFileView file => RenderFile<NetworkFile>(file, PictureStyle.OfNetworks),
            TableView page => Render<TablePage>(page),
            SourceView page => Render<SourcePage>(page),
            MoreBacklinksView page => Render<MoreBacklinksPage>(page),
            ChangesView page => Render<ChangesPage>(page),
            SearchView page => Render<SearchPage>(page),
            RedirectView page => Render<RedirectPage>(page),
            DataView page => Render<DataPage>(page),
            OfflineView page => Render<OfflinePage>(page),
            NotFoundView page => Render<NotFoundPage>(page),
            _ => throw new ArgumentException($"The theme has no page for {view.GetType().Name}.", nameof(view)),
        };

    /// <summary>A drawing as a file: it has its style within, for nothing stands around it.</summary>
    private static ReadOnlyMemory<byte> RenderFile<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TPage>(
        View view,
        string style
    )
        where TPage : IComponent =>
        Render<TPage>(view, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", new() { ["View"] = view, ["Style"] = style });

    /// <remarks>A renderer keeps every component it ever rendered, so each document has its own.</remarks>
    private static ReadOnlyMemory<byte> Render<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TPage>(View view)
        where TPage : IComponent => Render<TPage>(view, "<!DOCTYPE html>\n", new() { ["View"] = view });

    private static ReadOnlyMemory<byte> Render<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TPage>(
        View view,
        string before,
        Dictionary<string, object?> parameters
    )
        where TPage : IComponent
    {
        using var renderer = new HtmlRenderer(HtmlServices.Instance, NullLoggerFactory.Instance);
        var writer = document ??= new();
        writer.Clear();
        writer.Write(before);
        renderer
            .Dispatcher.InvokeAsync(async () =>
            {
                var root = await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters));
                root.WriteHtmlTo(writer);
            })
            .GetAwaiter()
            .GetResult();
        writer.Write('\n');
        return writer.ToArray();
    }

    private static byte[] Read(string resource)
    {
        using var stream = Resources.GetManifestResourceStream(resource)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
