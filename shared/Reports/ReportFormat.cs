using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Packaging;
using SurveyPipeline.Reports.Rows;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Reports;

/// <summary>One kind of file that a report consists of: all that is known of it. <see cref="ReportFormats"/> lists them.</summary>
public abstract record ReportFormat
{
    /// <summary>Its code, in manifests and in the list for programs. Never changed.</summary>
    public required string Code { get; init; }

    /// <summary>What a file name ends with, without the first dot.</summary>
    public required string Extension { get; init; }

    /// <summary>What a file name begins with.</summary>
    public string Stem { get; init; } = "report";

    /// <summary>The media type.</summary>
    public required string MediaType { get; init; }

    /// <summary>What it is called.</summary>
    public required Func<Sentences, string> Name { get; init; }

    /// <summary>What is in it, for organisers.</summary>
    public required Func<Sentences, string> Content { get; init; }

    /// <summary>What a link to it says on the page of public results; its name where nothing is said.</summary>
    public Func<Sentences, string>? Link { get; init; }

    /// <summary>Its columns, where it is a table that the description of the data names.</summary>
    public Func<Instrument, ImmutableArray<FileColumn>>? Columns { get; init; }

    /// <summary>The name of its file in a language; without one, that of a file for all.</summary>
    public string NameIn(Language? language) =>
        language is { } own ? $"{Stem}.{own}.{Extension}" : $"{Stem}.{Extension}";

    /// <summary>A file of this format.</summary>
    /// <param name="instrument">The instrument of its report.</param>
    /// <param name="language">Its language; null for a file for all.</param>
    /// <param name="bytes">Its content.</param>
    protected ReportFile FileOf(
        Instrument instrument,
        Language? language,
        ReadOnlyMemory<byte> bytes
    ) =>
        new(NameIn(language), Code, language, MediaType, bytes)
        {
            Columns = Columns?.Invoke(instrument),
        };
}

/// <summary>A format with a file for each language.</summary>
public sealed record LanguageFormat : ReportFormat
{
    /// <summary>Writes the file of a language from the rows that all formats share.</summary>
    public required Func<
        Report,
        ImmutableArray<FigureRow>,
        ReportWording,
        CancellationToken,
        Task<byte[]>
    > Bytes { get; init; }

    /// <summary>The file of a language.</summary>
    public async Task<ReportFile> WriteAsync(
        Report report,
        ImmutableArray<FigureRow> rows,
        ReportWording words,
        CancellationToken cancellationToken
    ) =>
        FileOf(
            report.Instrument,
            words.Language,
            await Bytes(report, rows, words, cancellationToken)
        );
}

/// <summary>A format with one file for all languages.</summary>
public sealed record CommonFormat : ReportFormat
{
    /// <summary>Writes the file from the report and its rows, and from the files that were written before where it is about those.</summary>
    public required Func<
        Report,
        ImmutableArray<FigureRow>,
        IReadOnlyCollection<ReportFile>,
        ReadOnlyMemory<byte>
    > Bytes { get; init; }

    /// <summary>Whether it is about the files that were written before it, and so is written behind them.</summary>
    public bool IsAboutOthers { get; init; }

    /// <summary>The file.</summary>
    public ReportFile Write(
        Report report,
        ImmutableArray<FigureRow> rows,
        IReadOnlyCollection<ReportFile> before
    ) => FileOf(report.Instrument, language: null, Bytes(report, rows, before));
}
