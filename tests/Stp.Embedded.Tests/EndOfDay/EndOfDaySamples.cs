using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.Reference;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Storage;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>A firm with two accounts at one clearing firm, and the people who close its days.</summary>
internal static class EndOfDaySamples
{
    /// <summary>A day is due at 23:30 in London; its statement is waited for until two in the morning.</summary>
    public const string Settings = """
        {
          "calendars": ["ice-europe"], "startDelay": "00:30", "drainLimit": "00:10",
          "clearingFirms": {
            "gh": { "format": "signed", "calendar": "ice-europe", "deadline": "02:00", "deadlineDays": 1 }
          },
          "tolerances": { "default": { "price": 0, "lots": 0 }, "products": { "XNYM:CL": { "price": 0.01, "lots": 0 } } },
          "fourEyes": true, "reminderEvery": "04:00", "escalationAfter": "16:00"
        }
        """;

    /// <summary>The key of a user is the name.</summary>
    public const string Users = """
        [
          { "name": "ann", "key": "ann", "roles": ["eod.run", "eod.approve", "positions.read", "exceptions.manage"] },
          { "name": "ben", "key": "ben", "roles": ["eod.approve", "positions.read"] }
        ]
        """;

    /// <summary>A Friday, and the clock of the tests ten minutes after it is due.</summary>
    public static DateOnly Friday { get; } = new(2026, 11, 20);

    public static DateOnly Monday { get; } = new(2026, 11, 23);

    public static DateTimeOffset FridayNight { get; } = new(2026, 11, 20, 23, 40, 0, TimeSpan.Zero);

    public static IReadOnlyList<ReferenceEntry> Reference { get; } =
    [
        Account("A1", "ACC-1"),
        Account("A2", "ACC-2"),
        new(ReferenceMap.Instruments, "gh", "CL", new Dictionary<string, string> { ["instrument"] = "XNYM:CL" }),
        new(ReferenceMap.Contracts, "XNYM", "CL", new Dictionary<string, string> { ["lotSize"] = "1000", ["unit"] = "bbl", ["currency"] = "USD" }),
    ];

    /// <summary>A run that has just been started, without its orchestration.</summary>
    public static RunDocument Run(RunKey key) => new()
    {
        Id = RunDocument.IdOf(key.Run),
        BusinessDate = key.BusinessDate,
        Run = key.Run,
        StartedBy = "ann",
        StartedById = "key:ann",
        StartedAt = FridayNight,
        Review = new DayReview { Date = key.BusinessDate, Run = key.Run, FourEyes = true },
    };

    /// <summary>A code of the clearing firm for an account of ours.</summary>
    public static ReferenceEntry Account(string code, string account) =>
        new(ReferenceMap.Accounts, "gh", code, new Dictionary<string, string> { ["account"] = account });
}
