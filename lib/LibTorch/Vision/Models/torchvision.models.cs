using TorchSharp.Modules;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The parts of torchvision that are here: models and image transforms.</summary>
public static partial class torchvision
{
    /// <summary>Networks with torchvision's parameter names and start values.</summary>
    public static partial class models
    {
        private static readonly string[] LastLayer = ["fc.weight", "fc.bias"];

        /// <summary>ResNet-18 of He et al. 2015: images [B, 3, H, W] to class scores [B, num_classes].</summary>
        /// <remarks>
        /// The published weights expect H and W of 224 and RGB values of [0, 1] with mean 0.485, 0.456, 0.406 and deviation
        /// 0.229, 0.224, 0.225 taken out.
        /// </remarks>
        /// <param name="num_classes">Number of classes; 1000 in published weights.</param>
        /// <param name="zero_init_residual">Whether every block starts as the identity: its last normalisation's weight is 0.</param>
        /// <param name="groups">Only 1: this network's blocks know no other.</param>
        /// <param name="width_per_group">Only 64: this network's blocks know no other.</param>
        /// <param name="replace_stride_with_dilation">Only null or all false: this network's blocks know no dilation.</param>
        /// <param name="norm_layer">Makes the normalisation for a number of channels; batch normalisation if null.</param>
        /// <param name="weights_file">
        /// A file of <c>torch.save</c> or of <see cref="nn.Module.save(string, IList{string}?)"/> to start from;
        /// if null, convolutions are drawn as torchvision draws them.
        /// </param>
        /// <param name="skipfc">Whether to leave the last, fully connected layer of the file aside.</param>
        /// <param name="device">Where the network is; the CPU if null.</param>
        /// <exception cref="ArgumentException">A setting that this network's blocks do not know.</exception>
        /// <exception cref="InvalidOperationException">The file holds another network; every difference is listed.</exception>
        public static ResNet resnet18(
            int num_classes = 1000,
            bool zero_init_residual = false,
            int groups = 1,
            int width_per_group = 64,
            (bool, bool, bool)? replace_stride_with_dilation = null,
            Func<int, nn.Module<Tensor, Tensor>>? norm_layer = null,
            string? weights_file = null,
            bool skipfc = true,
            Device? device = null)
        {
            if (groups != 1 || width_per_group != 64 || replace_stride_with_dilation is { } dilated && dilated != (false, false, false))
                throw new ArgumentException(
                    $"resnet18: expected groups 1, width_per_group 64 and no dilation, found {groups}, {width_per_group} and "
                    + $"{replace_stride_with_dilation?.ToString() ?? "none"}. The basic block has no other form.");

            var network = new ResNet("ResNet18", [2, 2, 2, 2], num_classes, norm_layer ?? (channels => nn.BatchNorm2d(channels)));
            if (string.IsNullOrEmpty(weights_file))
                network.Initialise(zero_init_residual);
            else if (PyTorchFile.IsOne(weights_file))
                network.load_py(weights_file, skip: skipfc ? LastLayer : null);
            else
                network.load(weights_file, skip: skipfc ? LastLayer : null);
            return device is null ? network : network.to(device);
        }
    }
}
