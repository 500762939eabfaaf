using Stp.Domain.Fix;
using static Stp.Domain.Tests.Fix.FixText;

namespace Stp.Domain.Tests.Fix;

public class FixAnswersTests
{
    private const int Question = 1;

    private static readonly FixDictionary Dictionary = new([new FixGroup(453, new HashSet<int> { 448, 452 }, [])], new Dictionary<int, int>())
    {
        Codes = new HashSet<int> { 35, 39, 150, 452 },
        Questions = 2,
    };

    [Fact]
    public void An_answer_is_recalled_for_messages_of_its_kind_and_no_others()
    {
        var random = new Random(7);
        var message = new FixMessage();
        var noted = new Dictionary<string, int>();
        var recalled = 0;
        for (var i = 0; i < 60_000; i++)
        {
            // More kinds than are remembered, some of them much more often than the others.
            var type = random.Next(4) == 0 ? $"{random.Next(100)}" : "8";
            var codes = $"35={type}|39={random.Next(5)}|{(random.Next(2) == 0 ? "58=text|" : "")}150={random.Next(200)}|";
            var parties = random.Next(2) == 0 ? "" : $"453=2|448=A{random.Next(100)}|452={random.Next(2)}|448=B|452={random.Next(2)}|";
            Assert.Equal(FixFault.None, message.Parse(Wire($"{codes}31={random.Next(100)}|{parties}"), Dictionary, FixChecks.All));

            var kind = codes + string.Join('|', parties.Split('|').Where(field => !field.StartsWith("448", StringComparison.Ordinal)));
            var entry = random.Next(parties.Length == 0 ? 1 : 3);
            var answer = message.Recall(Question, entry);
            if (answer == FixMessage.Unknown)
            {
                answer = random.Next(1, 4096);
                message.Note(Question, entry, answer);
                noted[$"{entry} {kind}"] = answer;
                continue;
            }

            Assert.Equal(noted[$"{entry} {kind}"], answer);
            recalled++;
        }

        Assert.True(recalled > 1_000, $"Only {recalled} answers were recalled.");
    }

    [Fact]
    public void Nothing_is_recalled_after_a_fault()
    {
        var message = new FixMessage();
        var good = Wire("35=8|39=1|31=5|");
        for (var again = 0; again < 2; again++)
        {
            Assert.Equal(FixFault.None, message.Parse(good, Dictionary, FixChecks.All));
            message.Note(Question, 0, 3);
        }

        Assert.Equal(3, message.Recall(Question, 0));
        Assert.NotEqual(FixFault.None, message.Parse(good.AsMemory(0, good.Length - 9), Dictionary, FixChecks.All));
        Assert.Equal(FixMessage.Unknown, message.Recall(Question, 0));
    }
}
