namespace Stp.Domain.EndOfDay.Uploads;

/// <summary>Collects what is wrong in a file, up to a limit.</summary>
public sealed class UploadFaults
{
    private readonly List<UploadFault> _found = [];

    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<UploadFault> Found => _found;

    /// <summary>Whether there are more than are told; nobody needs to look further then.</summary>
    public bool Exceeded { get; private set; }

    /// <summary>Notes a fault.</summary>
    public void Add(int line, string? column, string problem)
    {
        if (_found.Count == UploadLimits.MaxFaults)
        {
            Exceeded = true;
            return;
        }

        _found.Add(new UploadFault(line, column, problem));
    }
}
