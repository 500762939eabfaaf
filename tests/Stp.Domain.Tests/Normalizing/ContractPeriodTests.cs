using System.Text;
using Stp.Domain.Normalizing;
using Stp.Domain.Reference;

namespace Stp.Domain.Tests.Normalizing;

public sealed class ContractPeriodTests
{
    [Theory]
    [InlineData("202701", "", "2027-01")]
    [InlineData("20270100", "", "2027-01")]
    [InlineData("20270115", "", "2027-01-15")]
    [InlineData("202701", "15", "2027-01-15")]
    [InlineData("20270115", "31", "2027-01-15")]
    [InlineData("2027-01-15", "", "2027-01-15")]
    [InlineData("202713", "", null)]
    [InlineData("199912", "", null)]
    [InlineData("20270230", "", null)]
    [InlineData("202702", "30", null)]
    [InlineData("202702w1", "", null)]
    [InlineData("2027", "", null)]
    [InlineData("", "", null)]
    public void Maturity_NamesTheContract(string maturity, string day, string? expected) =>
        Assert.Equal(expected, ContractPeriod.FromMaturity(Encoding.ASCII.GetBytes(maturity), Encoding.ASCII.GetBytes(day)));

    [Theory]
    [InlineData("202701", "20", null, DeliveryPeriod.Month, "2027-01")]
    [InlineData("20270100", "20", null, DeliveryPeriod.Month, "2027-01")]
    [InlineData("20261221", "", "2027-01", DeliveryPeriod.Month, "2027-01")]
    [InlineData("20261221", "", null, DeliveryPeriod.Month, null)]
    [InlineData("202701w1", "", null, DeliveryPeriod.Month, null)]
    [InlineData("", "", "2027-01", DeliveryPeriod.Month, "2027-01")]
    [InlineData("", "", null, DeliveryPeriod.Month, null)]
    [InlineData("20270115", "", null, DeliveryPeriod.Day, "2027-01-15")]
    [InlineData("202701", "15", null, DeliveryPeriod.Day, "2027-01-15")]
    [InlineData("202701", "", null, DeliveryPeriod.Day, null)]
    [InlineData("202701", "00", null, DeliveryPeriod.Day, null)]
    [InlineData("", "", "2027-01", DeliveryPeriod.Day, null)]
    [InlineData("202701", "20", "2027-02", null, "2027-01-20")]
    [InlineData("", "", "2027-02", null, "2027-02")]
    public void Period_SaysWhetherTheDayCounts(string maturity, string day, string? month, DeliveryPeriod? period, string? expected) =>
        Assert.Equal(expected, ContractPeriod.Of(Encoding.ASCII.GetBytes(maturity), Encoding.ASCII.GetBytes(day), month, period));

    [Theory]
    [InlineData("CLF7", 2026, "CL", "2027-01")]
    [InlineData("CLF27", 2026, "CL", "2027-01")]
    [InlineData("CLZ5", 2026, "CL", "2025-12")]
    [InlineData("CLZ4", 2026, "CL", "2034-12")]
    [InlineData("CLZ0", 2029, "CL", "2030-12")]
    [InlineData("CLZ99", 2026, "CL", "2099-12")]
    [InlineData("CLZ01", 2099, "CL", "2101-12")]
    [InlineData("E7H7", 2026, "E7", "2027-03")]
    public void MonthCode_NamesTheNearestYear(string code, int tradeYear, string product, string contract)
    {
        Assert.True(ContractPeriod.TrySplitMonthCode(Encoding.ASCII.GetBytes(code), tradeYear, out var found, out var period));
        Assert.Equal(product, Encoding.ASCII.GetString(found));
        Assert.Equal(contract, period);
    }

    [Theory]
    [InlineData("CL")]
    [InlineData("F7")]
    [InlineData("CLA7")]
    [InlineData("CLF127")]
    [InlineData("1234")]
    [InlineData("")]
    public void OtherCodes_HaveNoMonth(string code) =>
        Assert.False(ContractPeriod.TrySplitMonthCode(Encoding.ASCII.GetBytes(code), 2026, out _, out _));
}
