using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Local.Commands.Demo;

/// <summary>Makes up the answers of one practitioner: agents and proximity workers lean differently, each item has a leaning of its own,
/// and pressure grows from one period to the next.</summary>
/// <param name="instrument">The instrument.</param>
/// <param name="random">Chance, from a seed: every demo tells the same story.</param>
internal sealed class SimulatedPractitioner(Instrument instrument, Random random)
{
    private const double OptOutShare = 0.04;
    private const double BlankShare = 0.03;

    /// <summary>How many stop after the core, where there is one.</summary>
    public const double EarlyShare = 0.4;

    /// <summary>The form fields of a practitioner's answers; a blank item has none. Some stop after the core.</summary>
    /// <param name="stratum">The practitioner's stratum.</param>
    /// <param name="drift">How far the survey has come, from 0 for the first period to 1 for the last.</param>
    public List<KeyValuePair<string, string>> Answer(StratumId stratum, double drift)
    {
        var fields = new List<KeyValuePair<string, string>>();
        var items = instrument.CountedItems(stratum);
        if (instrument.EarlyExitOf(stratum) is { } exit && random.NextDouble() < EarlyShare)
        {
            items = exit.Core;
            fields.Add(KeyValuePair.Create(AnswerSheet.EarlyField, "1"));
        }

        foreach (var item in items.Where(_ => random.NextDouble() >= BlankShare))
        {
            fields.AddRange(
                Choose(item, stratum, drift)
                    .Select(code => KeyValuePair.Create(item.Id.Value, code))
            );
        }

        return fields;
    }

    private IEnumerable<string> Choose(ClosedItem item, StratumId stratum, double drift)
    {
        if (random.NextDouble() < OptOutShare)
        {
            return [item.Categories[item.OptOutIndex].Code];
        }

        return item switch
        {
            ScaleItem scale => [Point(scale, Leaning(item, stratum) + (drift * DriftOf(scale)))],
            MultiChoiceItem multi => Several(multi, stratum),
            _ => [item.Categories[Weighted(item, stratum)].Code],
        };
    }

    /// <summary>A point around a centre: the mean of two throws keeps the middle likelier than the ends.</summary>
    private string Point(ScaleItem item, double centre)
    {
        var spread = (random.NextDouble() + random.NextDouble() - 1) * 2.2;
        var point = Math.Clamp(
            (int)Math.Round(centre + spread, MidpointRounding.AwayFromZero),
            1,
            item.Scale.Points.Length
        );
        return item.Categories[point - 1].Code;
    }

    private IEnumerable<string> Several(MultiChoiceItem item, StratumId stratum)
    {
        var ordinary = item.Categories.Where(c => !c.IsExclusive).ToList();
        var chosen = ordinary
            .Where((_, i) => random.NextDouble() < 0.12 + (0.5 * Unit($"{item.Id}|{i}|{stratum}")))
            .ToList();
        if (chosen.Count > 0)
        {
            return chosen.Take(item.MostChoices).Select(c => c.Code);
        }

        return
        [
            (item.Categories.FirstOrDefault(c => c.IsExclusive && !c.IsOptOut) ?? ordinary[0]).Code,
        ];
    }

    private int Weighted(ClosedItem item, StratumId stratum)
    {
        var weights = Enumerable
            .Range(0, item.OptOutIndex)
            .Select(i => 0.15 + Unit($"{item.Id}|{i}|{stratum}"))
            .ToList();
        var left = random.NextDouble() * weights.Sum();
        return Math.Max(0, weights.FindIndex(w => (left -= w) < 0));
    }

    private static double Leaning(ClosedItem item, StratumId stratum) =>
        2.2 + (1.2 * Unit(item.Id.Value)) + (1.1 * Unit($"{item.Id}|{stratum}"));

    private double DriftOf(ScaleItem item)
    {
        var isPressure =
            instrument
                .Dimensions.First(d =>
                    string.Equals(d.Id, item.DimensionId, StringComparison.Ordinal)
                )
                .Polarity == Polarity.Pressure;
        return (isPressure == item.IsReversed ? -1 : 1) * 0.9 * Unit($"drift|{item.Id}");
    }

    /// <summary>A number from 0 to 1 that belongs to a text for good (FNV-1a).</summary>
    private static double Unit(string text)
    {
        var hash = text.Aggregate(2166136261u, (h, c) => unchecked((h ^ c) * 16777619u));
        return (unchecked((hash ^ (hash >> 15)) * 2246822519u) >> 8) / (double)(1 << 24);
    }
}
