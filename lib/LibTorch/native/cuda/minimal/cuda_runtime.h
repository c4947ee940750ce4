// Newer versions of libtorch ask for it by this name.
#pragma once
#include "cuda_runtime_api.h"
