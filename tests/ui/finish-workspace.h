/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-workspace.h"

/* Gives up the last reference to @workspace and waits until it is gone: a check may be under way
 * in a worker, which holds it until it lands. */
void finish_workspace (CsWorkspace *workspace);
