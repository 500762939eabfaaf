using System.Reflection;
using System.Runtime.CompilerServices;

namespace Stp.AzureSdk.Tests;

/// <summary>Writes what an assembly shows to its users, a line a type or member.</summary>
internal static class Surface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    public static string[] Of(Assembly assembly) =>
        [.. assembly.GetExportedTypes().SelectMany(type => Lines(type).Prepend(Header(type))).Order(StringComparer.Ordinal)];

    private static string Header(Type type)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum " + Enum.GetUnderlyingType(type).Name,
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var bases = type.GetInterfaces().Select(TypeName).Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
        {
            bases.Insert(0, TypeName(parent));
        }

        var usage = type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } attribute ? $" [{attribute.ValidOn}; multiple={attribute.AllowMultiple}]" : "";
        return $"{TypeName(type)}: {kind}({string.Join(", ", bases)}){usage}";
    }

    private static IEnumerable<string> Lines(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{TypeName(type)}.{name} = {Convert.ToInt64(Enum.Parse(type, name))}");
        }

        return type.GetMembers(Declared).Select(Line).OfType<string>().Select(line => $"{TypeName(type)}.{line}");
    }

    private static string? Line(MemberInfo member) => member switch
    {
        MethodBase method when !Shown(method) || (method.IsSpecialName && method is MethodInfo && !method.Name.StartsWith("op_", StringComparison.Ordinal)) => null,
        ConstructorInfo constructor => $"ctor({Parameters(constructor)}) {Modifiers(constructor)}",
        MethodInfo method => $"{method.Name}{Generics(method)}({Parameters(method)}) -> {Annotated(method.ReturnType, Nullability.Create(method.ReturnParameter))} {Modifiers(method)}",
        PropertyInfo property when property.GetAccessors(nonPublic: true).Any(Shown) => Property(property),
        FieldInfo { IsPublic: true } field => $"{field.Name} field {TypeName(field.FieldType)}",
        _ => null,
    };

    private static string Property(PropertyInfo property)
    {
        var accessors = new[] { ("get", property.GetMethod), ("set", property.SetMethod) }
            .Where(accessor => accessor.Item2 is not null && Shown(accessor.Item2))
            .Select(accessor => accessor.Item1);
        var index = property.GetIndexParameters() is [_, ..] indices ? $"[{string.Join(", ", indices.Select(Parameter))}]" : "";
        var any = property.GetAccessors(nonPublic: true).First(Shown);
        return $"{property.Name}{index} {{ {string.Join("; ", accessors)} }} {Annotated(property.PropertyType, Nullability.Create(property))} {Modifiers(any)}";
    }

    private static bool Shown(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Modifiers(MethodBase method) => string.Join(
        ' ',
        new[]
        {
            method.IsPublic ? "public" : "protected",
            method.IsStatic ? "static" : null,
            method.IsAbstract ? "abstract" : method is MethodInfo { IsVirtual: true, IsFinal: false } info ? info.GetBaseDefinition() == info ? "virtual" : "override" : null,
            method.IsDefined(typeof(ExtensionAttribute)) ? "extension" : null,
        }.OfType<string>());

    private static string Generics(MethodInfo method) =>
        !method.IsGenericMethodDefinition ? "" : $"<{string.Join(", ", method.GetGenericArguments().Select(Generic))}>";

    private static string Generic(Type argument)
    {
        var constraints = argument.GetGenericParameterConstraints().Select(TypeName).ToList();
        if (argument.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            constraints.Insert(0, "class");
        }

        return constraints.Count == 0 ? argument.Name : $"{argument.Name}: {string.Join(" & ", constraints)}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var prefix = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : parameter.IsOut ? "out " : "";
        var value = parameter.HasDefaultValue ? $" = {parameter.RawDefaultValue ?? "default"}" : "";
        return $"{prefix}{Annotated(parameter.ParameterType, Nullability.Create(parameter))} {parameter.Name}{value}";
    }

    /// <summary>A type with <c>?</c> where null is allowed; oblivious packages allow it silently and show none.</summary>
    private static string Annotated(Type type, NullabilityInfo nullability) =>
        TypeName(type) + (!type.IsValueType && (nullability.ReadState == NullabilityState.Nullable || nullability.WriteState == NullabilityState.Nullable) ? "?" : "");

    private static string TypeName(Type type)
    {
        if (type.IsByRef || type.IsArray)
        {
            return TypeName(type.GetElementType()!) + (type.IsArray ? "[]" : "");
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        var name = (type.IsNested ? TypeName(type.DeclaringType!) + "." : type.Namespace + ".") + type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>" : name;
    }
}
