using System.Globalization;
using System.Reflection;

namespace SurveyPipeline.Tests.Unit.Functions;

/// <summary>Writes the public surface of types as lines: one for each type, constructor, property, method and enum value.</summary>
internal static class DeclaredSurface
{
    private const BindingFlags Own =
        BindingFlags.Public
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type) =>
        type.IsEnum
            ?
            [
                Header(type),
                .. type.GetFields(BindingFlags.Public | BindingFlags.Static)
                    .Select(value =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{type.Name}.{value.Name} = {value.GetRawConstantValue()}"
                        )
                    ),
            ]
            :
            [
                Header(type),
                .. type.GetConstructors()
                    .Select(constructor => $"{type.Name}({Parameters(constructor)})"),
                .. type.GetProperties(Own).Select(property => Describe(type, property)),
                .. type.GetMethods(Own)
                    .Where(method => !method.IsSpecialName)
                    .Select(method =>
                        $"{type.Name}.{method.Name}({Parameters(method)}) -> {Name(method.ReturnType)}"
                    ),
            ];

    private static string Header(Type type)
    {
        var target = type.GetCustomAttribute<AttributeUsageAttribute>()?.ValidOn;
        var kind =
            type.IsEnum ? "enum"
            : type is { IsAbstract: true, IsSealed: true } ? "static"
            : type.IsAbstract ? "abstract"
            : target is not null ? $"attribute of a {target}"
            : "class";
        return $"{type.Namespace}.{type.Name}: {kind}";
    }

    private static string Describe(Type type, PropertyInfo property)
    {
        var kind =
            property.GetMethod!.IsAbstract ? "abstract "
            : property.GetMethod.IsVirtual ? "virtual "
            : "";
        var nullable =
            new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable
                ? "?"
                : "";
        var access = property.SetMethod is { IsPublic: true } ? "get; set;" : "get;";
        return $"{type.Name}.{property.Name}: {kind}{Name(property.PropertyType)}{nullable} {{ {access} }}";
    }

    private static string Parameters(MethodBase method) =>
        string.Join(
            ", ",
            method
                .GetParameters()
                .Select(one => $"{Modifier(one)}{Name(one.ParameterType)} {one.Name}")
        );

    private static string Modifier(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params "
        : parameter.Member.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute))
            ? "this "
        : "";

    private static string Name(Type type) =>
        type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type.Name;
}
