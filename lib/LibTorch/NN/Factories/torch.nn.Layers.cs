using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>x·weightᵀ + bias, with weights and biases drawn as PyTorch draws them.</summary>
        /// <param name="inputSize">Size of an input.</param>
        /// <param name="outputSize">Size of an output.</param>
        /// <param name="hasBias">Whether to add a bias.</param>
        /// <param name="device">Where the parameters are; the CPU if null.</param>
        /// <param name="dtype">The parameters' type; the default type if null.</param>
        public static Linear Linear(
            long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null)
            => new(inputSize, outputSize, hasBias, device, dtype);

        /// <summary>x·weightᵀ + bias with given parameters.</summary>
        /// <param name="weight">[O, I].</param>
        /// <param name="bias">[O] or null.</param>
        public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);

        /// <summary>Batch normalisation of [B, C] or [B, C, L].</summary>
        /// <param name="num_features">Number of channels C.</param>
        /// <param name="eps">Added to the variance.</param>
        /// <param name="momentum">The share of the batch in the running values; null for their plain mean.</param>
        /// <param name="affine">Whether to scale and shift afterwards.</param>
        /// <param name="track_running_stats">Whether to keep running statistics for evaluation.</param>
        /// <param name="device">Where parameters and buffers are; the CPU if null.</param>
        /// <param name="dtype">Their type; the default type if null.</param>
        public static BatchNorm1d BatchNorm1d(long num_features, double eps = 1e-05, double? momentum = 0.1, bool affine = true,
            bool track_running_stats = true, Device? device = null, ScalarType? dtype = null)
            => new(new(num_features, eps, momentum, affine, track_running_stats), device, dtype);

        /// <summary>Batch normalisation of [B, C, H, W].</summary>
        /// <inheritdoc cref="BatchNorm1d"/>
        public static BatchNorm2d BatchNorm2d(long num_features, double eps = 1e-05, double? momentum = 0.1, bool affine = true,
            bool track_running_stats = true, Device? device = null, ScalarType? dtype = null)
            => new(new(num_features, eps, momentum, affine, track_running_stats), device, dtype);

        /// <summary>Sets elements to zero at random when training.</summary>
        /// <param name="p">The probability, 0 to 1.</param>
        /// <param name="inplace">Whether to overwrite the input.</param>
        public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

        /// <summary>Joins dimensions into one.</summary>
        /// <param name="start_dim">The first dimension to join.</param>
        /// <param name="end_dim">The last dimension to join.</param>
        public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

        /// <summary>Splits a dimension into several.</summary>
        /// <param name="dim">The dimension to split.</param>
        /// <param name="unflattened_size">The sizes to split it into.</param>
        public static Unflatten Unflatten(long dim, long[] unflattened_size) => new(dim, unflattened_size);

        /// <summary>Gives its input back.</summary>
        public static Identity Identity() => new();

        /// <summary>A table of vectors, drawn from the normal distribution.</summary>
        /// <param name="num_embeddings">Number of vectors.</param>
        /// <param name="embedding_dims">Size of a vector.</param>
        /// <param name="padding_idx">A vector that is zero and gets no gradient; or null.</param>
        /// <param name="max_norm">Vectors with a larger norm are scaled down to it when used; or null.</param>
        /// <param name="norm_type">The norm's exponent.</param>
        /// <param name="scale_grad_by_freq">Whether to divide gradients by how often a vector occurs.</param>
        /// <param name="sparse">Whether the gradient is a sparse tensor.</param>
        /// <param name="device">Where the table is; the CPU if null.</param>
        /// <param name="dtype">Its type; the default type if null.</param>
        public static Embedding Embedding(long num_embeddings, long embedding_dims, long? padding_idx = null,
            double? max_norm = null, double norm_type = 2.0, bool scale_grad_by_freq = false, bool sparse = false,
            Device? device = null, ScalarType? dtype = null)
        {
            var weight = empty([num_embeddings, embedding_dims], dtype: dtype, device: device).AsParameter();
            init.normal_(weight);
            var layer = new Embedding(weight, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse);
            if (padding_idx is { } index)
                using (no_grad())
                using (var row = weight.select(0, index))
                    row.fill_(0);
            return layer;
        }

        /// <summary>A table of given vectors.</summary>
        /// <param name="embeddings">[N, D]; the tensor is consumed.</param>
        /// <param name="freeze">Whether the vectors are not trained.</param>
        /// <param name="padding_idx">A vector that gets no gradient; or null.</param>
        /// <param name="max_norm">Vectors with a larger norm are scaled down to it when used; or null.</param>
        /// <param name="norm_type">The norm's exponent.</param>
        /// <param name="scale_grad_by_freq">Whether to divide gradients by how often a vector occurs.</param>
        /// <param name="sparse">Whether the gradient is a sparse tensor.</param>
        public static Embedding Embedding_from_pretrained(Tensor embeddings, bool freeze = true, long? padding_idx = null,
            double? max_norm = null, double norm_type = 2.0, bool scale_grad_by_freq = false, bool sparse = false)
            => new(embeddings.AsParameter(!freeze), padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse);

        /// <summary>Resizes to a given size or by a factor.</summary>
        /// <param name="size">The new size without batch and channels; or null.</param>
        /// <param name="scale_factor">The factor, one or one for each dimension; given if <paramref name="size"/> is not.</param>
        /// <param name="mode">How to find values.</param>
        /// <param name="align_corners">For linear and cubic modes: whether the outermost pixels' centres stay; false if null.</param>
        /// <param name="recompute_scale_factor">Whether to compute with the factor of the rounded new size.</param>
        public static Upsample Upsample(long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest,
            bool? align_corners = null, bool? recompute_scale_factor = null)
            => new(size, scale_factor, mode, align_corners, recompute_scale_factor);
    }
}
