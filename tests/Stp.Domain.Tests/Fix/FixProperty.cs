using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Stp.Domain.Tests.Fix;

/// <summary>Runs a property on generated cases, the same ones each time.</summary>
internal static class FixProperty
{
    public static void Holds<T>(Gen<T> cases, Action<T> check, int count = 500)
    {
        var replay = new Replay(new Rnd(20_261_120, 1), FSharpOption<int>.None);
        var config = Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(FSharpOption<Replay>.Some(replay));
        Check.One(config, Prop.ForAll(cases.ToArbitrary(), check));
    }
}
