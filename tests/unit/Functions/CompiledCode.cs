using System.Reflection;
using System.Reflection.Emit;

namespace SurveyPipeline.Tests.Unit.Functions;

/// <summary>The types that a compiled type touches: in its signatures, attributes and method bodies.</summary>
internal static class CompiledCode
{
    private const BindingFlags All =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Every type that this one touches, without those of arrays and generic arguments around them.</summary>
    public static IEnumerable<Type> TypesTouchedBy(Type type)
    {
        var methods = type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)).ToList();
        return new[] { type.BaseType }
            .Concat(type.GetInterfaces())
            .Concat(type.GetFields(All).Select(field => field.FieldType))
            .Concat(Attributes(type))
            .Concat(methods.SelectMany(Signature))
            .Concat(methods.SelectMany(Body))
            .OfType<Type>()
            .SelectMany(Unwrap)
            .Distinct();
    }

    /// <summary>Every method that the bodies of this type's methods call, once for each call.</summary>
    public static IEnumerable<MethodBase> MethodsCalledBy(Type type) =>
        type.GetMethods(All)
            .Concat<MethodBase>(type.GetConstructors(All))
            .Where(method => method.GetMethodBody() is not null)
            .SelectMany(method =>
                Tokens(method.GetMethodBody()!.GetILAsByteArray()!)
                    .Select(token => method.Module.ResolveMember(token))
            )
            .OfType<MethodBase>();

    private static IEnumerable<Type> Attributes(MemberInfo member) =>
        member.GetCustomAttributesData().Select(data => data.AttributeType);

    private static IEnumerable<Type?> Signature(MethodBase method) =>
        [
            .. Attributes(method),
            (method as MethodInfo)?.ReturnType,
            .. method.GetParameters().Select(parameter => parameter.ParameterType),
            .. method
                .GetParameters()
                .SelectMany(parameter => parameter.GetCustomAttributesData())
                .Select(data => data.AttributeType),
        ];

    private static IEnumerable<Type?> Body(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
        {
            yield break;
        }
        foreach (var local in body.LocalVariables)
        {
            yield return local.LocalType;
        }
        foreach (var token in Tokens(body.GetILAsByteArray()!))
        {
            var member = method.Module.ResolveMember(
                token,
                method.DeclaringType!.GetGenericArguments(),
                method.IsGenericMethod ? method.GetGenericArguments() : null
            );
            yield return member as Type ?? member?.DeclaringType;
            yield return (member as MethodInfo)?.ReturnType;
        }
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length; )
        {
            short value = code[at++];
            if (value == 0xFE)
            {
                value = unchecked((short)(0xFE00 | code[at++]));
            }
            var operand = OpCodesByValue[value].OperandType;
            if (
                operand
                is OperandType.InlineField
                    or OperandType.InlineMethod
                    or OperandType.InlineTok
                    or OperandType.InlineType
            )
            {
                yield return BitConverter.ToInt32(code, at);
            }
            at += Size(operand, code, at);
        }
    }

    private static int Size(OperandType operand, byte[] code, int at) =>
        operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget
            or OperandType.ShortInlineI
            or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
            _ => 4,
        };

    private static IEnumerable<Type> Unwrap(Type type)
    {
        if (type.HasElementType)
        {
            return Unwrap(type.GetElementType()!);
        }
        return type.IsGenericType
            ? type.GetGenericArguments().SelectMany(Unwrap).Append(type.GetGenericTypeDefinition())
            : [type];
    }
}
