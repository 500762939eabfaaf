using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.Reference;
using Stp.Functions.Reference;

namespace Stp.Functions.Tests.Reference;

public sealed class ReferencePlanTests
{
    private static readonly Gen<ReferenceEntry> Rows =
        from map in Gen.Elements(ReferenceMap.Traders, ReferenceMap.Brokers)
        from venue in Gen.Elements("cme", "ice")
        from code in Gen.Choose(0, 3)
        from day in Gen.Choose(0, 2)
        from name in Gen.Choose(0, 2)
        select new ReferenceEntry(map, venue, $"C{code}", new Dictionary<string, string> { ["name"] = $"N{name}" })
        {
            ValidFrom = day == 0 ? null : new DateOnly(2026, 11, day),
        };

    private static readonly Gen<List<ReferenceEntry>> Sets = Rows.ListOf().Select(rows => rows.DistinctBy(ReferenceKey.Of).ToList());

    [Fact]
    public void What_is_stored_with_the_changes_made_is_what_is_wanted_and_the_rest_as_it_was()
    {
        var cases = from stored in Sets from wanted in Sets from replaces in Gen.Elements<ReferenceMap?>(null, ReferenceMap.Traders) select (stored, wanted, replaces);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var plan = ReferencePlan.Of(one.stored, one.wanted, one.replaces);

            var after = one.stored.ToDictionary(ReferenceKey.Of, NameOf);
            foreach (var change in plan.Changes)
            {
                Assert.Equal(change.Before?["name"], after.GetValueOrDefault(change.Key));
                after.Remove(change.Key);
                if (change.After is { } values)
                {
                    after.Add(change.Key, values["name"]);
                }
            }

            var expected = one.stored.Where(row => row.Map != one.replaces).ToDictionary(ReferenceKey.Of, NameOf);
            one.wanted.ForEach(row => expected[ReferenceKey.Of(row)] = NameOf(row));
            Assert.Equal(expected.OrderBy(row => row.Key.ToString()), after.OrderBy(row => row.Key.ToString()));
            Assert.Equal(one.wanted.Count, plan.Added + plan.Changed + plan.Unchanged);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_empty_value_is_none() => Assert.True(ReferencePlan.SameValues(
        new Dictionary<string, string> { ["a"] = "1", ["b"] = "" }, new Dictionary<string, string> { ["a"] = "1" }));

    private static string NameOf(ReferenceEntry row) => row.Values["name"];
}
