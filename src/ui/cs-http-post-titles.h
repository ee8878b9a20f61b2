/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Returns: (transfer full): what may become of buttons that post by themselves, translated, in the
 * order of CsHttpPost */
GListModel *cs_http_post_titles_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
