namespace Stp.Samples.Generator.Market;

/// <summary>What one of our accounts bought or sold: a line of the expected trade.</summary>
/// <param name="AccountCode">The account as the venue writes it; differs from the mapped one in the stories of unmapped codes.</param>
internal sealed record Fill(Contract Contract, string Account, string AccountCode, bool Buy, decimal Lots, decimal Price)
{
    public char Side => Buy ? '1' : '2';
}
