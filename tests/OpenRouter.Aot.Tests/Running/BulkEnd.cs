namespace OpenRouter.Aot.Tests;

/// <summary>How a bulk run ended.</summary>
/// <param name="Results">What came.</param>
/// <param name="Taken">The ids of the requests that it took, in their order.</param>
/// <param name="Paused">Why it paused; null where it came to its end.</param>
internal sealed record BulkEnd(IReadOnlyList<BulkResult> Results, IReadOnlyList<string> Taken, BulkPausedException? Paused)
{
    /// <summary>The pause, which must be there.</summary>
    public BulkPause Pause => Assert.IsType<BulkPausedException>(Paused).Pause;

    public IEnumerable<string> Succeeded => Results.Where(result => result.IsSuccess).Select(result => result.Id);

    /// <summary>The run came to its end, and all succeeded.</summary>
    public void AssertAllSucceeded(int count)
    {
        Assert.Null(Paused);
        Assert.All(Results, result => Assert.True(result.IsSuccess, result.Error?.Message));
        Assert.Equal(count, Results.Select(result => result.Id).Distinct().Count());
        Assert.Equal(count, Results.Count);
    }

    /// <summary>What was taken has a result, or is given back to be run again, or was done before.</summary>
    /// <param name="skipped">How many were done before.</param>
    public void AssertNothingIsLost(long skipped)
    {
        string[] ids = [.. Results.Select(result => result.Id), .. Paused!.Unfinished.Select(request => request.Id)];
        Assert.Equal(Taken.Count - skipped, ids.Length);
        Assert.Empty(ids.Except(Taken));
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }
}
