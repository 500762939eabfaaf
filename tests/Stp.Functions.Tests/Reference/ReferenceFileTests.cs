using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.Reference;
using Stp.Functions.Reference;

namespace Stp.Functions.Tests.Reference;

/// <summary>What is written to a file comes back from it.</summary>
public sealed class ReferenceFileTests
{
    private static readonly Gen<string> Texts =
        Gen.Elements('a', 'Z', '0', '"', ',', '\'', '=', '@', '-', '+', ';', '|', '~', '/', ' ', 'é', '€').ListOf().Select(letters => string.Concat(letters));

    [Fact]
    public void Rows_of_any_texts_are_read_as_they_were_written()
    {
        var rows = (from code in Texts from name in Texts from day in Gen.Choose(0, 3) select new ReferenceEntry(
            ReferenceMap.Brokers, "cme", code, new Dictionary<string, string> { ["broker"] = name })
        {
            ValidFrom = day == 0 ? null : new DateOnly(2026, 11, day),
        }).Where(row => row.Code.Length > 0 && row.Values["broker"].Length > 0 && ReferenceText.Problem(row) is null);
        Prop.ForAll(rows.ListOf().Select(list => list.DistinctBy(ReferenceKey.Of).ToList()).ToArbitrary(), list =>
        {
            using var file = new MemoryStream(ReferenceCsv.FileOf(ReferenceMap.Brokers).Columns.Write(list));

            var (entries, problems) = ReferenceCsv.Read(ReferenceMap.Brokers, file);

            Assert.Empty(problems);
            Assert.Equal(list.Select(Describe), entries.Select(Describe));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("'=1")]
    [InlineData(" a")]
    [InlineData("a\n")]
    public void A_text_that_would_not_come_back_is_refused(string text) => Assert.NotNull(
        ReferenceText.Problem(new ReferenceEntry(ReferenceMap.Brokers, "cme", "B", new Dictionary<string, string> { ["broker"] = text })));

    private static string Describe(ReferenceEntry row) => $"{ReferenceKey.Of(row)} {row.Values["broker"]}";
}
