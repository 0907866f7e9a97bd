using System.Collections.Frozen;
using Azure.Data.Tables;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Series;

namespace SurveyPipeline.Storage;

/// <summary>Rows <c>outcome|{version}|{stratum}|{period}</c> of the table <c>releases</c>.</summary>
internal static class OutcomeEntity
{
    private const string Kind = "Outcome";
    private const string Released = "released";
    private const string Carried = "carried";
    private const string TooFew = "tooFew";
    private const string FirstPeriod = "From";
    private const string N = "N";
    private const string Closing = "ClosingId";
    private const string Asked = "Asked";

    /// <summary>What outcomes of a series begin with.</summary>
    public static string AllOf(SeriesId series) => $"outcome|{series.Version}|";

    /// <summary>First text after every outcome of a series.</summary>
    public static string AfterAllOf(SeriesId series) => $"outcome|{series.Version}}}";

    public static string RowKey(SeriesId series, StratumId stratum, Periods.Period period) =>
        $"{AllOf(series)}{stratum}|{period.Name}";

    public static TableEntity From(SeriesId series, Outcome outcome)
    {
        var entity = new TableEntity(
            series.Questionnaire,
            RowKey(series, outcome.Stratum, outcome.Period)
        );
        if (outcome is TooFewOutcome tooFew)
        {
            entity[Kind] = TooFew;
            if (tooFew.ClosingId is { } closing)
            {
                entity[Closing] = closing;
            }

            return entity;
        }

        if (outcome is not ReleasedOutcome released)
        {
            entity[Kind] = Carried;
            return entity;
        }

        entity[Kind] = Released;
        entity[FirstPeriod] = released.From.Name;
        entity[N] = released.N;
        entity[Closing] = released.ClosingId;
        if (released.Asked is { } asked)
        {
            entity[Asked] = asked;
        }

        foreach (var (item, tables) in released.Items)
        {
            entity[item.PropertyName] = ProtectedItemText.Format(tables);
        }

        return entity;
    }

    /// <exception cref="InvalidDataException">The row is not one that <see cref="From"/> wrote.</exception>
    public static Outcome Read(TableEntity entity)
    {
        var parts = entity.RowKey.Split('|');
        if (parts.Length != 4)
        {
            throw new InvalidDataException($"Row {entity.RowKey} holds no outcome.");
        }

        var stratum = new StratumId(parts[2]);
        var period = RowNames.Period(parts[3]);
        return entity.GetString(Kind) switch
        {
            Carried => new CarriedOutcome(stratum, period),
            TooFew => new TooFewOutcome(stratum, period, entity.GetString(Closing)),
            Released when entity.GetInt32(N) is { } n => new ReleasedOutcome(
                stratum,
                period,
                RowNames.Period(entity.GetString(FirstPeriod)),
                n,
                entity
                    .Where(p => RowNames.IsItem(p.Key))
                    .ToFrozenDictionary(
                        p => RowNames.Item(p.Key),
                        p => ProtectedItemText.Parse((string)p.Value)
                    ),
                entity.GetString(Closing)
            )
            {
                Asked = entity.GetInt32(Asked),
            },
            _ => throw new InvalidDataException($"Row {entity.RowKey} holds no outcome."),
        };
    }
}
