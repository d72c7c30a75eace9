namespace SkillOpt.Cli.Telemetry;

/// <summary>Notices whether the collector took everything: the exporter itself keeps that to itself.</summary>
internal sealed class ExportHealth : DelegatingHandler
{
    private string? problem;

    public ExportHealth()
        : base(new HttpClientHandler()) { }

    /// <summary>The first thing that went wrong; null if nothing did.</summary>
    public string? Problem => Volatile.Read(ref problem);

    public void Note(string what) => Interlocked.CompareExchange(ref problem, what, null);

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Checked(base.Send(request, cancellationToken));
        }
        catch (Exception failure)
        {
            Note(Words(failure));
            throw;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return Checked(await base.SendAsync(request, cancellationToken));
        }
        catch (Exception failure)
        {
            Note(Words(failure));
            throw;
        }
    }

    private static string Words(Exception failure) =>
        failure is OperationCanceledException ? "it did not answer in time" : failure.Message;

    private HttpResponseMessage Checked(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
            Note($"it answered with status {(int)response.StatusCode}");
        return response;
    }
}
