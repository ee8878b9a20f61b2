/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-message-store.h"

G_BEGIN_DECLS

struct _CsChannelMessage
{
  GObject         parent_instance;

  guint64         id;
  gint64          time;
  CsEndpointKind  plays;
  CsChannelFault  fault;
  guint           status;
  gboolean        accepted;
  char           *answer;
  char           *run_error;
  char           *request;
  gsize           size;
  gsize           measured;

  /* Where its body is. */
  GRefString     *path;
  goffset         offset;
};

G_END_DECLS
