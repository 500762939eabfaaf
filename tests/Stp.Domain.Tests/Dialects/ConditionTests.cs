using Stp.Domain.Dialects;
using Stp.Domain.Normalizing;
using Stp.Domain.Reference;
using Stp.Domain.Tests.Conformance;

namespace Stp.Domain.Tests.Dialects;

public sealed class ConditionTests
{
    [Theory]
    [InlineData("\"F\"", "150=F|", true)]
    [InlineData("\"F\"", "150=FF|", false)]
    [InlineData("\"F\"", "", false)]
    [InlineData("[\"F\", \"100\"]", "150=100|", true)]
    [InlineData("[\"F\", null]", "", true)]
    [InlineData("[\"F\", null]", "150=G|", false)]
    [InlineData("{ \"present\": true }", "150=x|", true)]
    [InlineData("{ \"present\": true }", "", false)]
    [InlineData("{ \"present\": false }", "", true)]
    [InlineData("{ \"not\": [\"F\"] }", "150=F|", false)]
    [InlineData("{ \"not\": [\"F\"] }", "150=G|", true)]
    [InlineData("{ \"not\": [\"F\"] }", "", true)]
    [InlineData("{ \"present\": true, \"not\": [\"F\"] }", "", false)]
    [InlineData("{ \"above\": 0 }", "150=0.5|", true)]
    [InlineData("{ \"above\": 0 }", "150=0|", false)]
    [InlineData("{ \"above\": 0 }", "150=x|", false)]
    [InlineData("{ \"above\": 0 }", "", false)]
    [InlineData("{ \"differsFrom\": \"151\" }", "150=a|151=b|", true)]
    [InlineData("{ \"differsFrom\": \"151\" }", "150=a|151=a|", false)]
    [InlineData("{ \"differsFrom\": \"151\" }", "150=a|", true)]
    [InlineData("{ \"differsFrom\": \"151\" }", "151=a|", false)]
    public void When_HoldsAsWritten(string condition, string fields, bool holds)
    {
        var catalog = DialectCatalog.FromTexts(
            [new("d.json", DialectTexts.With("{ \"35\": [\"0\"] }", $$"""{ "35": "0", "150": {{condition}} }"""))]);
        var message = FixText.Bytes($"8=FIX.4.4|9=?|35=0|{fields}10=?");

        var outcome = new Normalizer(catalog).Normalize(message, new MessageContext("v1", "S", DateTimeOffset.UnixEpoch.AddYears(60)), ReferenceSnapshot.Empty);

        Assert.Equal(holds, outcome.Ignored == "session");
    }
}
