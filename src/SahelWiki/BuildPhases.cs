using System.Diagnostics;

namespace SahelWiki;

/// <summary>The five steps from input to output, in their order.</summary>
public enum Phase
{
    Read,
    Parse,
    Link,
    Render,
    Write,
}

/// <summary>Told how the build gets on, for whoever waits.</summary>
public interface IBuildProgress
{
    /// <param name="steps">How many steps will follow; 0 where that is not known.</param>
    void Begin(Phase phase, int steps);

    /// <summary>One step of the phase is done; called from any thread.</summary>
    void Step();
}

/// <summary>How long each phase took. Rendering happens while files are written, so Write holds both; Render is the planning.</summary>
public sealed record PhaseTimes(TimeSpan Read, TimeSpan Parse, TimeSpan Link, TimeSpan Render, TimeSpan Write)
{
    public TimeSpan Total => Read + Parse + Link + Render + Write;

    public static PhaseTimes Zero { get; } = new(default, default, default, default, default);
}

/// <summary>Measures each phase, and tells whoever waits that it begins.</summary>
public sealed class PhaseWatch(IBuildProgress? progress, PhaseTimes? before = null)
{
    public PhaseTimes Times { get; private set; } = before ?? PhaseTimes.Zero;

    public T Measure<T>(Phase phase, Func<T> work)
    {
        progress?.Begin(phase, 0);
        var watch = Stopwatch.StartNew();
        var result = work();
        Times = phase switch
        {
            Phase.Read => Times with { Read = watch.Elapsed },
            Phase.Parse => Times with { Parse = watch.Elapsed },
            Phase.Link => Times with { Link = watch.Elapsed },
            Phase.Render => Times with { Render = watch.Elapsed },
            _ => Times with { Write = watch.Elapsed },
        };
        return result;
    }
}
