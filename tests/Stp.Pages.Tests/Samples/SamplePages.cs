using Stp.Pages.Audit;
using Stp.Pages.EndOfDay;
using Stp.Pages.Exceptions;
using Stp.Pages.Feeds;
using Stp.Pages.Layout;
using Stp.Pages.Positions;
using Stp.Pages.Problems;
using Stp.Pages.Reference;
using Stp.Pages.Rendering;
using Stp.Pages.SignIn;
using Stp.Pages.Trades;

namespace Stp.Pages.Tests.Samples;

/// <summary>Every page in every state that it was designed for. What must hold of any page is tested on all of them.</summary>
internal static class SamplePages
{
    private static readonly Dictionary<string, (Func<PageFrame, Task<string>> AsIs, Func<PageFrame, Task<string>> Hostile)> Pages = [];

    static SamplePages()
    {
        Add<SignInPage, SignInModel>("sign-in", new SignInModel("/stp/positions?account=OIL-01", "No user has this key."));
        Add<PositionsPage, PositionsModel>("positions", SampleTrades.Positions);
        Add<PositionsPage, PositionsModel>("positions-empty", SampleTrades.NoPositions);
        Add<PositionsPage, PositionsModel>("positions-filtered", SampleTrades.Positions with { Filter = SampleTrades.Positions.Filter with { Account = "OIL-01", AsOf = new DateOnly(2026, 11, 20), KnownAt = SampleFrames.Now }, Problem = "product must be MIC:PRODUCT.", IsNetOfPage = true });
        Add<PositionPage, PositionModel>("position", SampleTrades.Position);
        Add<PositionPage, PositionModel>("position-short", SampleTrades.Position with { Position = SampleTrades.Positions.Rows[3], Postings = [] });
        Add<BlotterPage, BlotterModel>("blotter", SampleTrades.Blotter);
        Add<BlotterPage, BlotterModel>("blotter-empty", SampleTrades.Blotter with { Trades = [] });
        Add<TradePage, TradeModel>("trade", SampleTrades.Lineage);
        Add<TradePage, TradeModel>("trade-parked", SampleTrades.Lineage with { Trade = SampleTrades.Blotter.Trades[2], Revisions = [new TradeRevisionRow(1, SampleFrames.Now, [])], Postings = [] });
        Add<ExceptionsPage, ExceptionsModel>("exceptions", SampleWork.Exceptions);
        Add<ExceptionsPage, ExceptionsModel>("exceptions-empty", new ExceptionsModel { Status = "open", Groups = [] });
        Add<ExceptionsPage, ExceptionsModel>("exceptions-dismissed-empty", new ExceptionsModel { Status = "dismissed", Groups = [] });
        Add<ExceptionGroupPage, ExceptionGroupModel>("group", SampleWork.Group);
        Add<ExceptionGroupPage, ExceptionGroupModel>("group-ready", SampleWork.Group with { Group = SampleWork.Exceptions.Groups[1], Batch = SampleWork.Busy });
        Add<ExceptionGroupPage, ExceptionGroupModel>("group-other", SampleWork.Group with { Group = SampleWork.Exceptions.Groups[2], Fields = [], Problem = "The exception is resolved, which is final." });
        Add<ExceptionPage, ExceptionModel>("exception", new ExceptionModel { Message = SampleWork.Held, OfCause = 300, People = ["Jane Doe"] });
        Add<ExceptionPage, ExceptionModel>("exception-busy", new ExceptionModel { Message = SampleWork.Held with { Row = SampleWork.Held.Row with { Status = "reprocessing" }, Steps = [], DeadLetters = [] }, OfCause = 1 });
        Add<ExceptionPage, ExceptionModel>("exception-dismissed", new ExceptionModel { Message = SampleWork.Held with { Row = SampleWork.Held.Row with { Status = "dismissed" } }, OfCause = 1, Problem = "The reason must say something." });
        Add<EndOfDayPage, EndOfDayModel>("eod", SampleDays.Calendar);
        Add<EndOfDayPage, EndOfDayModel>("eod-empty", SampleDays.Calendar with { Days = [], Problem = "date must be a date." });
        Add<DayPage, DayModel>("day", SampleDays.Day);
        Add<DayPage, DayModel>("day-filtered", SampleDays.Day with { Type = "price", Status = "open", Breaks = [], SignOffProblem = "2 breaks are open." });
        Add<DayPage, DayModel>("day-running", SampleDays.Running);
        Add<DayPage, DayModel>("day-restated", SampleDays.Restated);
        Add<DayPage, DayModel>("day-failed", SampleDays.Failed);
        Add<DayPage, DayModel>("day-superseded", SampleDays.Day with { Run = SampleDays.Day.Run with { Number = 1, Status = "superseded" }, Counts = [], Breaks = [] });
        Add<BreakPage, BreakModel>("break", SampleDays.Break);
        Add<BreakPage, BreakModel>("break-of-feed", SampleDays.Break with { Break = SampleDays.Day.Breaks[2], Book = [], Statement = [], Explanations = [], Problem = "The explanation must say something." });
        Add<FeedsPage, FeedsModel>("feeds", SampleWork.Feeds);
        Add<FeedsPage, FeedsModel>("feeds-well", SampleWork.Feeds with { Feeds = [SampleWork.Feeds.Feeds[1]], Selected = SampleWork.Feeds.Feeds[1], Next = null });
        Add<FeedsPage, FeedsModel>("feeds-empty", new FeedsModel { Feeds = [] });
        Add<ReferencePage, ReferenceModel>("reference", SampleWork.Accounts);
        Add<ReferencePage, ReferenceModel>("reference-empty", SampleWork.Accounts with { Rows = [], Venue = null, Next = null });
        Add<ReferenceRowPage, ReferenceRowModel>("reference-row", SampleWork.Row);
        Add<ReferenceRowPage, ReferenceRowModel>("reference-new", SampleWork.Row with { ETag = null, Problem = "accounts have no column \"x\"." });
        Add<ImportPage, ImportModel>("import", new ImportModel { Map = "accounts", Header = "venue,code,account,ours" });
        Add<ImportPage, ImportModel>("import-dry-run", SampleWork.DryRun);
        Add<ImportPage, ImportModel>("import-faults", SampleWork.DryRun with { Outcome = null, Content = null, Faults = [new ImportFault(3, "ours must be true or false, not \"yes\"."), new ImportFault(9, "Code is empty.")] });
        Add<AuditPage, AuditModel>("audit", SampleWork.Audit);
        Add<AuditPage, AuditModel>("audit-empty", SampleWork.Audit with { Filter = new AuditQuery(null, null, null, null, null), Entries = [], Next = null, Problem = "from must be an instant." });
        foreach (var status in new[] { 401, 403, 404, 422, 500, 503 })
        {
            Add<ProblemPage, ProblemModel>($"problem-{status}", new ProblemModel(status, "Account OIL-01 has no position in IFEU:BRN:2027-01.", "0HN7-1"));
        }
    }

    public static TheoryData<string> Names => new(Pages.Keys);

    /// <summary>The document of a page.</summary>
    public static Task<string> HtmlAsync(string name, PageFrame? frame = null) => Pages[name].AsIs(frame ?? SampleFrames.Full);

    /// <summary>The same page, where every text of the model is <see cref="HostileText"/> as well.</summary>
    public static Task<string> HostileAsync(string name) => Pages[name].Hostile(SampleFrames.Full with { UserName = HostileText.Payload });

    private static void Add<TPage, TModel>(string name, TModel model)
        where TPage : Page<TModel>
        where TModel : class =>
        Pages.Add(name, (frame => PageRenderer.HtmlAsync<TPage, TModel>(frame, model), frame => PageRenderer.HtmlAsync<TPage, TModel>(frame, HostileText.In(model))));
}
