/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-private-display.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define START_MILLISECONDS 10000
#define STEP_MICROSECONDS  20000

typedef struct
{
  GPid   pid;
  char  *variable;   /* DISPLAY or BROADWAY_DISPLAY */
  char  *value;
  char  *backend;
  char  *folder;     /* NULL, or what is to be removed with it */
  char  *socket;
} Display;

gboolean
cs_private_display_is_needed (void)
{
  const char *x = g_getenv ("DISPLAY"), *wayland = g_getenv ("WAYLAND_DISPLAY");
  const char *broadway = g_getenv ("BROADWAY_DISPLAY");

  return (x == NULL || *x == '\0') && (wayland == NULL || *wayland == '\0') &&
         (broadway == NULL || *broadway == '\0');
}

/* It must not outlive us, however we end. */
static void
end_with_parent_cb (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

/* The number that Xvfb chose; it writes it once it listens. */
static char *
read_number (int fd)
{
  GString *text = g_string_new (NULL);
  struct pollfd wait = { fd, POLLIN, 0 };

  while (poll (&wait, 1, START_MILLISECONDS) > 0)
    {
      char c;

      if (read (fd, &c, 1) != 1)
        break;
      if (c == '\n')
        return g_string_free (text, FALSE);
      g_string_append_c (text, c);
    }
  g_string_free (text, TRUE);

  return NULL;
}

static gboolean
start_xvfb (const char *program,
            Display    *display)
{
  g_autofree char *number = NULL;
  g_autofree char *fd_text = NULL;
  int fds[2];

  if (pipe (fds) != 0)
    return FALSE;

  fd_text = g_strdup_printf ("%d", fds[1]);
  {
    const char *argv[] = { program, "-displayfd", fd_text, "-screen", "0", "64x64x24",
                           "-nolisten", "tcp", "-noreset", NULL };
    gboolean started;

    started = g_spawn_async (NULL, (char **) argv, NULL,
                             G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_LEAVE_DESCRIPTORS_OPEN |
                             G_SPAWN_STDERR_TO_DEV_NULL | G_SPAWN_STDOUT_TO_DEV_NULL,
                             end_with_parent_cb, NULL, &display->pid, NULL);
    close (fds[1]);
    if (started)
      number = read_number (fds[0]);
    close (fds[0]);
  }
  if (number == NULL)
    return FALSE;

  display->variable = g_strdup ("DISPLAY");
  display->value = g_strconcat (":", number, NULL);
  display->backend = g_strdup ("x11");

  return TRUE;
}

/* Speaks through a socket in a folder of our own, so that no other program reaches it. */
static gboolean
start_broadway (const char *program,
                Display    *display)
{
  g_autofree char *name = NULL;

  display->folder = g_dir_make_tmp ("connector-studio-XXXXXX", NULL);
  if (display->folder == NULL)
    return FALSE;

  name = g_strdup_printf (":%d", 100 + (int) (getpid () % 800));
  display->socket = g_build_filename (display->folder, "web", NULL);
  {
    const char *argv[] = { program, "--unixsocket", display->socket, name, NULL };

    if (!g_spawn_async (NULL, (char **) argv, NULL,
                        G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL |
                        G_SPAWN_STDOUT_TO_DEV_NULL,
                        end_with_parent_cb, NULL, &display->pid, NULL))
      return FALSE;
  }
  for (guint i = 0; i < START_MILLISECONDS * 1000 / STEP_MICROSECONDS; i++)
    {
      if (g_file_test (display->socket, G_FILE_TEST_EXISTS))
        break;
      g_usleep (STEP_MICROSECONDS);
    }

  display->variable = g_strdup ("BROADWAY_DISPLAY");
  display->value = g_strdup (name);
  display->backend = g_strdup ("broadway");

  return TRUE;
}

static void
stop (Display *display)
{
  if (display->pid > 0)
    {
      kill (display->pid, SIGTERM);
      waitpid (display->pid, NULL, 0);
    }
  if (display->socket != NULL)
    g_unlink (display->socket);
  if (display->folder != NULL)
    g_rmdir (display->folder);
  g_free (display->variable);
  g_free (display->value);
  g_free (display->backend);
  g_free (display->folder);
  g_free (display->socket);
}

static gboolean
start (Display  *display,
       GError  **error)
{
  g_autofree char *xvfb = g_find_program_in_path ("Xvfb");
  g_autofree char *broadway = g_find_program_in_path ("gtk4-broadwayd");

  if (xvfb != NULL && start_xvfb (xvfb, display))
    return TRUE;
  if (broadway != NULL && start_broadway (broadway, display))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("cannot draw without a display; install gtk4-broadwayd (on Debian in the package "
                 "libgtk-4-bin) or Xvfb (xvfb)"));

  return FALSE;
}

static int
run (char    **arguments,
     Display  *display,
     GError  **error)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_auto (GStrv) environment = g_get_environ ();
  int status;

  g_ptr_array_add (argv, (gpointer) "/proc/self/exe");
  g_ptr_array_add (argv, (gpointer) "--again");
  for (guint i = 1; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, arguments[i]);
  g_ptr_array_add (argv, NULL);

  environment = g_environ_setenv (environment, display->variable, display->value, TRUE);
  environment = g_environ_setenv (environment, "GDK_BACKEND", display->backend, TRUE);
  if (!g_spawn_sync (NULL, (char **) argv->pdata, environment, G_SPAWN_CHILD_INHERITS_STDIN,
                     end_with_parent_cb, NULL, NULL, NULL, &status, error))
    return -1;

  return WIFEXITED (status) ? WEXITSTATUS (status) : 2;
}

int
cs_private_display_run (char   **arguments,
                        GError **error)
{
  Display display = { 0 };
  int status = -1;

  if (start (&display, error))
    status = run (arguments, &display, error);
  stop (&display);

  return status;
}
