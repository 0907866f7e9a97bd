using System.Collections.Concurrent;
using System.Collections.Immutable;
using SurveyPipeline.Tests.Faults.Runs;

namespace SurveyPipeline.Tests.Faults.Respondents;

/// <summary>What respondents sent and were told: what the counts are held against.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentQueue<SentForm> forms = new();
    private readonly ConcurrentQueue<string> complaints = new();
    private int errorPages;
    private int begun;

    /// <summary>Every form that was sent.</summary>
    public ImmutableArray<SentForm> Forms => [.. forms];

    /// <summary>How many forms were thanked for.</summary>
    public int Acknowledged => forms.Count(f => f.Fate is Fate.Acknowledged);

    /// <summary>What was wrong with pages: answers not kept, or an answer that is none of the contract.</summary>
    public ImmutableArray<string> Complaints => [.. complaints];

    /// <summary>How many error pages were looked at.</summary>
    public int ErrorPages => Volatile.Read(ref errorPages);

    /// <summary>The end that the series has come to by now: people may be told that the survey is over, or that a new version is being put in
    /// its place.</summary>
    public RunEnd End { get; set; }

    /// <summary>A number for the next respondent, from 0 on.</summary>
    public int NextNumber() => Interlocked.Increment(ref begun) - 1;

    /// <summary>Enters a form and its fate.</summary>
    public void Enter(SentForm form) => forms.Enqueue(form);

    /// <summary>Enters an error page that kept what it had to.</summary>
    public void EnterErrorPage() => Interlocked.Increment(ref errorPages);

    /// <summary>Enters what was wrong.</summary>
    public void Complain(string what) => complaints.Enqueue(what);
}
