using FilterGen.Filters;
using FilterGen.Tests.Fixtures;
using static TorchSharp.torch;

namespace FilterGen.Tests.Filters;

public class FilterRepositoryTests
{
    [Theory]
    [InlineData(5, 1, 5)]
    [InlineData(10, 5, 5)]
    [InlineData(9, 1, 3)]
    public void Base_filters_start_orthonormal(long size, long channels, long kernel)
    {
        using var scope = NewDisposeScope();
        var rows = new FilterRepository(size, channels, kernel).Filters.reshape(size, -1);
        Close.Assert(eye(size), rows.matmul(rows.t()), 1e-5, "products of base filters");
    }

    [Fact]
    public void More_base_filters_than_numbers_in_a_filter_span_the_whole_space()
    {
        using var scope = NewDisposeScope();
        var rows = new FilterRepository(size: 12, channels: 1, kernel: 3).Filters.reshape(12, -1);
        Close.Assert(eye(9), rows.t().matmul(rows), 1e-5, "products of columns");
    }

    [Fact]
    public void Combines_base_filters_linearly()
    {
        using var scope = NewDisposeScope();
        var repository = new FilterRepository(size: 3, channels: 2, kernel: 3);
        var filters = repository.forward(tensor([2f, 0f, -1f, 0f, 1f, 0f], [1, 2, 3]));
        Assert.Equal([1, 2, 2, 3, 3], filters.shape);
        var bases = repository.Filters.detach();
        Close.Assert(2 * bases[0] - bases[2], filters[0][0], 1e-6, "first filter");
        Close.Assert(bases[1], filters[0][1], 1e-6, "second filter");
    }

    [Fact]
    public void Base_filters_are_trained()
    {
        var (name, parameter) = Assert.Single(new FilterRepository(4, 2, 3).named_parameters());
        Assert.Equal("filters", name);
        Assert.True(parameter.requires_grad);
    }
}
