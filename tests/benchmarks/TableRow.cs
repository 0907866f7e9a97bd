namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>One line of the performance table, in words.</summary>
internal sealed record TableRow
{
    /// <summary>What was measured, with its unit.</summary>
    public required string Name { get; init; }

    /// <summary>What the product did.</summary>
    public required string Ours { get; init; }

    /// <summary>What it is compared with; empty where it is compared with nothing.</summary>
    public string Raw { get; init; } = "";

    /// <summary>Ours over raw; empty where there is no ratio.</summary>
    public string Ratio { get; init; } = "";

    /// <summary>What is wanted; empty where nothing is.</summary>
    public string Target { get; init; } = "";

    /// <summary>Whether it is met; null where nothing is wanted.</summary>
    public bool? IsMet { get; init; }

    /// <summary>The line, cell by cell.</summary>
    public string[] Cells =>
        [
            Name,
            Ours,
            Raw,
            Ratio,
            Target,
            IsMet switch
            {
                true => "yes",
                false => "NO",
                null => "",
            },
        ];
}
