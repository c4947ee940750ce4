// Old versions of libtorch's headers include the driver's header beside the runtime's; they use nothing of it.
#pragma once

#include <cuda_runtime_api.h>
