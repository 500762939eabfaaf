namespace Stp.Functions.DropCopy;

/// <summary>The answer to a drop copy once it is durable.</summary>
/// <param name="Accepted">Raw messages found in the body.</param>
/// <param name="Messages">Queue messages that carry them.</param>
internal sealed record Acceptance(int Accepted, int Messages)
{
    /// <summary>A body of one message.</summary>
    public const string ExampleBody =
        "8=FIX.4.4|9=427|35=AE|49=ICE|56=2187|34=2|52=20261120-06:00:34.990|571=4400001|487=0|828=K|17=118800010|39=2|150=F|570=N|55=254810|"
        + "48=BRN FM202703|22=8|461=OPAFPS|200=202703|201=0|202=70|32=11000|31=2.1500|9521=0|75=20261120|715=20261120|60=20261120-06:00:34.957|9413=0|"
        + "552=1|54=2|37=99004000001|11=IC4000001|453=5|448=temp01|447=D|452=11|448=North Wind Energy|447=D|452=12|448=21877|447=D|452=13|"
        + "448=NWE-4481|447=D|452=24|448=560|447=D|452=4|10=107|";
}
