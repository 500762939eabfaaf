namespace Stp.Samples.Generator.Market;

internal enum Desk
{
    Oil,
    UsGas,
    UkGas,
    EuropeanGas,
    Power,
    Options,
    Distillates,
}
