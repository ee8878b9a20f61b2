/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "serve-process.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
print_to_file_cb (gpointer user_data)
{
  int fd = open (user_data, O_WRONLY | O_CREAT | O_TRUNC, 0600);

  if (fd < 0 || dup2 (fd, STDOUT_FILENO) < 0)
    _exit (EXIT_FAILURE);
}

static gboolean
read_urls (ServeProcess *self)
{
  g_autoptr (GRegex) regex = g_regex_new ("\"url\":\"([^\"]*)\"[^\n]*\n.*\"url\":\"([^\"]*)\"[^\n]*\n",
                                          0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;

  if (!g_file_get_contents (self->output, &text, NULL, NULL) ||
      !g_regex_match (regex, text, 0, &match))
    return FALSE;

  self->urls[0] = g_match_info_fetch (match, 1);
  self->urls[1] = g_match_info_fetch (match, 2);
  return TRUE;
}

void
serve_process_start_command (ServeProcess       *self,
                             const char * const *command,
                             const char         *output)
{
  g_autoptr (GError) error = NULL;

  *self = (ServeProcess) { .output = g_strdup (output) };
  g_spawn_async (NULL, (char **) command, NULL, G_SPAWN_DO_NOT_REAP_CHILD, print_to_file_cb,
                 self->output, &self->pid, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 400 && self->urls[0] == NULL; i++)
    {
      g_usleep (25000);
      read_urls (self);
    }
  g_assert_nonnull (self->urls[0]);
}

void
serve_process_start (ServeProcess *self,
                     const char   *program,
                     const char   *folder,
                     const char   *output)
{
  const char *command[] = { program, "serve", "--no-limits", "--folder", folder, NULL };

  serve_process_start_command (self, command, output);
}

void
serve_process_stop (ServeProcess *self,
                    int           signal)
{
  kill (self->pid, signal);
  waitpid (self->pid, NULL, 0);
  g_spawn_close_pid (self->pid);
  g_free (self->output);
  g_free (self->urls[0]);
  g_free (self->urls[1]);
}

guint
serve_process_get_port (ServeProcess *self)
{
  return atoi (self->urls[0] + strlen ("http://127.0.0.1:"));
}

long
serve_process_get_memory (ServeProcess *self)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", (int) self->pid);
  g_autofree char *text = NULL;
  const char *place = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL))
    place = strstr (text, "VmRSS:");
  return place != NULL ? strtol (place + 6, NULL, 10) : 0;
}

double
serve_process_get_work (ServeProcess *self)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/task", (int) self->pid);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *task;
  double work = 0;

  while (dir != NULL && (task = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, task, "schedstat", NULL);
      g_autofree char *text = NULL;

      if (g_file_get_contents (file, &text, NULL, NULL))
        work += g_ascii_strtod (text, NULL) / 1e9;
    }

  return work;
}

guint
serve_process_count_fds (ServeProcess *self)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/fd", (int) self->pid);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

guint
serve_process_count_printed (ServeProcess *self)
{
  g_autofree char *text = NULL;
  guint n = 0;

  if (!g_file_get_contents (self->output, &text, NULL, NULL))
    return 0;
  for (const char *place = text; (place = strstr (place, "{\"event\":\"message\"")) != NULL; place++)
    n++;
  return n;
}
