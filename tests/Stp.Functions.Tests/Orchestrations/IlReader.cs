using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace Stp.Functions.Tests.Orchestrations;

/// <summary>Reads which members a method names in its code.</summary>
internal static class IlReader
{
    private const byte TwoByteCode = 0xFE;
    private const int TokenBytes = 4;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Methods, constructors, fields and types, in the order of the code; none for a method without a body.</summary>
    public static IEnumerable<MemberInfo> Members(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == TwoByteCode ? unchecked((short)((TwoByteCode << 8) | code[at + 1])) : code[at];
            var operation = Codes[value];
            at += operation.Size;
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok or OperandType.InlineType)
            {
                yield return Resolve(method, BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at)));
            }

            at += OperandBytes(operation.OperandType, code.AsSpan(at));
        }
    }

    private static MemberInfo Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token,
        method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
        method.IsGenericMethod ? method.GetGenericArguments() : null)!;

    private static int OperandBytes(OperandType type, ReadOnlySpan<byte> operand) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => TokenBytes + (TokenBytes * BinaryPrimitives.ReadInt32LittleEndian(operand)),
        _ => TokenBytes,
    };
}
