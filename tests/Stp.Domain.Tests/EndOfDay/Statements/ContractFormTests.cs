using Stp.Domain.EndOfDay.Statements;

namespace Stp.Domain.Tests.EndOfDay.Statements;

public sealed class ContractFormTests
{
    private static readonly DateOnly Date = new(2026, 11, 20);

    [Theory]
    [InlineData("MMMyy", "JAN27", "2027-01")]
    [InlineData("MMMyy", "Jan27", "2027-01")]
    [InlineData("MMM-yy", "DEC-26", "2026-12")]
    [InlineData("yyyyMM", "202701", "2027-01")]
    [InlineData("yyyy-MM", "2027-01", "2027-01")]
    [InlineData("MM.yyyy", "01.2027", "2027-01")]
    [InlineData("yyyyMMdd", "20261123", "2026-11-23")]
    [InlineData("dd.MM.yyyy", "23.11.2026", "2026-11-23")]
    [InlineData("month-code", "F7", "2027-01")]
    [InlineData("month-code", "z27", "2027-12")]
    [InlineData("month-code", "X5", "2025-11")]
    [InlineData("quarter", "Q1-27", "2027-Q1")]
    [InlineData("quarter", "2027-Q4", "2027-Q4")]
    [InlineData("quarter", "27q2", "2027-Q2")]
    [InlineData("quarter", "Q3 2027", "2027-Q3")]
    public void Read_GivesTheContractInOurForm(string form, string text, string expected) =>
        Assert.Equal(expected, new ContractForm(form).Read(text, Date));

    [Theory]
    [InlineData("MMMyy", "JAN")]
    [InlineData("yyyyMM", "202713")]
    [InlineData("yyyyMM", "20270115")]
    [InlineData("yyyyMM", "190001")]
    [InlineData("yyyyMMdd", "20270230")]
    [InlineData("month-code", "A7")]
    [InlineData("month-code", "CLF7")]
    [InlineData("month-code", "F")]
    [InlineData("quarter", "Q5-27")]
    [InlineData("quarter", "Q")]
    [InlineData("quarter", "Q1-2")]
    [InlineData("quarter", "")]
    public void Read_OfAnythingElse_IsNull(string form, string text) => Assert.Null(new ContractForm(form).Read(text, Date));
}
