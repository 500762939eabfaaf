using Stp.Domain.DataFiles;
using Stp.Domain.Fix;

namespace Stp.Domain.Dialects.Reading;

/// <summary>Values that only dialect files have.</summary>
internal static class TagReading
{
    public static int Tag(this JsonPlace place) => place.Whole(1, FixDictionary.MaxTag, "a tag, a number");
}
