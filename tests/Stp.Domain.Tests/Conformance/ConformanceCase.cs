namespace Stp.Domain.Tests.Conformance;

/// <summary>One titled case of a conformance script, with what stands above the first case.</summary>
internal sealed record ConformanceCase(string File, string Title, IReadOnlyList<ScriptLine> Preamble, IReadOnlyList<ScriptLine> Lines);

/// <summary>One line of a script: its first word and the rest.</summary>
internal readonly record struct ScriptLine(int Number, string Word, string Rest);
