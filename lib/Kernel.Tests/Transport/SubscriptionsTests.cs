using NotebookKernel.Transport;

namespace NotebookKernel.Tests.Transport;

public sealed class SubscriptionsTests
{
    private readonly Subscriptions subscriptions = new();

    [Fact]
    public void Nobody_gets_what_was_not_subscribed_to() => Assert.False(subscriptions.Match([.. "stream"u8]));

    [Fact]
    public void The_empty_prefix_fits_everything()
    {
        subscriptions.Apply([1]);
        Assert.True(subscriptions.Match([.. "stream"u8]));
        Assert.True(subscriptions.Match([]));
    }

    [Fact]
    public void A_prefix_fits_until_it_is_cancelled_as_often_as_it_was_given()
    {
        subscriptions.Apply([1, .. "str"u8]);
        subscriptions.Apply([1, .. "str"u8]);
        subscriptions.Apply([0, .. "str"u8]);
        Assert.True(subscriptions.Match([.. "stream"u8]));
        Assert.False(subscriptions.Match([.. "status"u8]));
        subscriptions.Apply([0, .. "str"u8]);
        Assert.False(subscriptions.Match([.. "stream"u8]));
    }
}
