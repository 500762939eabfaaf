using System.Diagnostics.CodeAnalysis;

namespace Stp.Samples.Generator.Running;

/// <summary>Stories to tell, each a number of times, drawn in random order: every special case occurs, none in a fixed place.</summary>
internal sealed class Urn
{
    private readonly List<(Action<FeedRun> Story, int Left)> _stories = [];
    private int _left;

    public void Put(Action<FeedRun> story, int times)
    {
        _stories.Add((story, times));
        _left += times;
    }

    public bool TryDraw(Rng rng, [NotNullWhen(true)] out Action<FeedRun>? story)
    {
        story = null;
        if (_left == 0)
        {
            return false;
        }

        var pick = rng.Below(_left--);
        for (var i = 0; ; i++)
        {
            var (candidate, left) = _stories[i];
            if (pick < left)
            {
                _stories[i] = (candidate, left - 1);
                story = candidate;
                return true;
            }

            pick -= left;
        }
    }
}
