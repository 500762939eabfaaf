using FsCheck;
using FsCheck.Fluent;

namespace Stp.Embedded.Tests.Durable;

internal static class RandomPrograms
{
    private const int MaxDepth = 3, MaxParts = 4;

    public static Gen<ProgramStep> Program() => Step(MaxDepth, mayWait: true).Select(step => Name(step, new Queue<int>(Enumerable.Range(0, 10_000))));

    /// <summary>Events reach only the instance that a test knows, so those below a sub-orchestration do not wait for any.</summary>
    private static Gen<ProgramStep> Step(int depth, bool mayWait) =>
        depth == 0 ? Leaf(mayWait)
        : from kind in Gen.Choose(0, 9)
          from step in kind switch
          {
              <= 2 => Leaf(mayWait),
              <= 5 => Group(StepKind.Sequence, depth, mayWait),
              <= 8 => Group(StepKind.Parallel, depth, mayWait),
              _ => Step(depth - 1, mayWait: false).Select(part => new ProgramStep(StepKind.Sub, "", [part])),
          }
          select step;

    private static Gen<ProgramStep> Leaf(bool mayWait) =>
        from kind in Gen.Choose(0, mayWait ? 6 : 5)
        select new ProgramStep(kind switch { <= 3 => StepKind.Activity, <= 5 => StepKind.Timer, _ => StepKind.Event }, "", []);

    private static Gen<ProgramStep> Group(StepKind kind, int depth, bool mayWait) =>
        from count in Gen.Choose(1, MaxParts)
        from parts in Step(depth - 1, mayWait).ArrayOf(count)
        select new ProgramStep(kind, "", parts);

    private static ProgramStep Name(ProgramStep step, Queue<int> numbers) =>
        step with { Name = $"n{numbers.Dequeue()}", Parts = [.. step.Parts.Select(part => Name(part, numbers))] };
}
