/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-error-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-compose.h"
#include "cs-text-edit.h"
#include "cs-workspace.h"

typedef struct
{
  GQuark    (*get_domain) (void);
  int         code;
  const char *way_out;
} WayOut;

#define MORE_RIGHTS   N_("Choose another folder, or change who may write there.")
#define MORE_SPACE    N_("Free some space and try again; nothing of your work is lost meanwhile.")
#define LOOK_AGAIN    N_("It may have been moved or renamed; look for it and try again.")
#define MEND_FIRST    N_("Mend the JSON text first; the problems list says where.")
#define WHAT_OPENS    N_("Open a project's folder, a package .zip, a manifest or a card.")
#define OTHER_NAME    N_("Choose another name or folder.")

static const WayOut ways_out[] = {
  { g_file_error_quark, G_FILE_ERROR_ACCES, MORE_RIGHTS },
  { g_file_error_quark, G_FILE_ERROR_PERM, MORE_RIGHTS },
  { g_file_error_quark, G_FILE_ERROR_ROFS, MORE_RIGHTS },
  { g_file_error_quark, G_FILE_ERROR_NOSPC, MORE_SPACE },
  { g_file_error_quark, G_FILE_ERROR_NOENT, LOOK_AGAIN },
  { g_file_error_quark, G_FILE_ERROR_ISDIR, OTHER_NAME },
  { g_file_error_quark, G_FILE_ERROR_NAMETOOLONG, OTHER_NAME },
  { g_io_error_quark, G_IO_ERROR_PERMISSION_DENIED, MORE_RIGHTS },
  { g_io_error_quark, G_IO_ERROR_READ_ONLY, MORE_RIGHTS },
  { g_io_error_quark, G_IO_ERROR_NO_SPACE, MORE_SPACE },
  { g_io_error_quark, G_IO_ERROR_NOT_FOUND, LOOK_AGAIN },
  { cs_workspace_error_quark, CS_WORKSPACE_ERROR_NOT_FOUND, LOOK_AGAIN },
  { cs_workspace_error_quark, CS_WORKSPACE_ERROR_NOT_READABLE, WHAT_OPENS },
  { cs_workspace_error_quark, CS_WORKSPACE_ERROR_NO_MANIFEST, WHAT_OPENS },
  { cs_workspace_error_quark, CS_WORKSPACE_ERROR_EXISTS, OTHER_NAME },
  { cs_project_error_quark, CS_PROJECT_ERROR_FILE_EXISTS, OTHER_NAME },
  { cs_json_error_quark, CS_JSON_ERROR_BROKEN, MEND_FIRST },
};

/* (nullable) */
static const char *
find_way_out (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways_out); i++)
    if (error->domain == ways_out[i].get_domain () && error->code == ways_out[i].code)
      return _(ways_out[i].way_out);

  return NULL;
}

/* With a capital at the start, where it is a letter, and a full stop at the end. */
char *
cs_error_text_dup_sentence (const char *clause)
{
  g_autofree char *valid = g_utf8_make_valid (clause, -1);
  g_autofree char *stripped = g_strdup (g_strstrip (valid));
  GString *sentence = g_string_new (NULL);

  if (*stripped == '\0')
    return g_string_free (sentence, FALSE);

  g_string_append_unichar (sentence, g_unichar_totitle (g_utf8_get_char (stripped)));
  g_string_append (sentence, g_utf8_next_char (stripped));
  if (strchr (".!?", sentence->str[sentence->len - 1]) == NULL &&
      !g_str_has_suffix (sentence->str, "…"))
    g_string_append_c (sentence, '.');

  return g_string_free (sentence, FALSE);
}

char *
cs_error_text_dup (const GError *error)
{
  g_autofree char *sentence = NULL;
  const char *way_out;

  g_return_val_if_fail (error != NULL, NULL);

  sentence = cs_error_text_dup_sentence (error->message);
  way_out = find_way_out (error);

  return way_out != NULL ? g_strdup_printf ("%s\n\n%s", sentence, way_out)
                         : g_steal_pointer (&sentence);
}

/* What the layer of texts says of pointers and members is for those who know them: it stands behind
 * a sentence of ours. */
char *
cs_error_text_dup_of_card (const GError *error)
{
  g_autofree char *reason = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, CS_JSON_ERROR, CS_JSON_ERROR_BROKEN))
    return g_strdup (_("The card's text has a fault. Mend it first; the problems list shows "
                       "where."));
  if (error->domain != CS_COMPOSE_ERROR && error->domain != CS_JSON_ERROR)
    return cs_error_text_dup (error);

  reason = cs_error_text_dup_sentence (error->message);
  return error->domain == CS_COMPOSE_ERROR
         ? g_steal_pointer (&reason)
         /* Translators: a technical reason */
         : g_strdup_printf (_("The card's text is not as this expects it, so nothing was changed. "
                              "Look at the place in the JSON text, mend it there and try again."
                              "\n\n%s"), reason);
}
