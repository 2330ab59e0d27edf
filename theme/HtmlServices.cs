using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace SahelWiki.Theme;

/// <summary>
/// All that rendering asks for: how text is encoded and how a component is made. Letters of every script stay letters; only what HTML
/// itself uses is encoded.
/// </summary>
/// <remarks>A container, which compiles what it has to do, would spend more time on starting than a small site takes to build.</remarks>
internal sealed class HtmlServices : IServiceProvider, IComponentActivator
{
    private readonly HtmlEncoder encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static HtmlServices Instance { get; } = new();

    public object? GetService(Type serviceType) =>
        serviceType == typeof(HtmlEncoder) ? encoder
        : serviceType == typeof(IComponentActivator) ? this
        : null;

    public IComponent CreateInstance([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type componentType) =>
        (IComponent)Activator.CreateInstance(componentType)!;
}
