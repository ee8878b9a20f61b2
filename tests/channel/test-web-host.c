/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-channel"

#include "cs-web-host.h"

static const struct
{
  const char *host;
  gboolean    is_loopback;
  gboolean    is_public;
} hosts[] = {
  { "example.com",                    FALSE, TRUE },
  { "EXAMPLE.com.",                   FALSE, TRUE },
  { "93.184.216.34",                  FALSE, TRUE },
  { "2606:2800:220:1:248:1893:25c8:1946", FALSE, TRUE },
  { "localhost",                      TRUE,  FALSE },
  { "LocalHost.",                     TRUE,  FALSE },
  { "a.localhost",                    TRUE,  FALSE },
  { "127.0.0.1",                      TRUE,  FALSE },
  { "127.8.9.10",                     TRUE,  FALSE },
  { "::1",                            TRUE,  FALSE },
  { "localhost.example.com",          FALSE, TRUE },
  { "intranet",                       FALSE, FALSE },
  { "",                               FALSE, FALSE },
  { "printer.local",                  FALSE, FALSE },
  { "router.home.arpa",               FALSE, FALSE },
  { "metadata.google.internal",       FALSE, FALSE },
  { "0.0.0.0",                        FALSE, FALSE },
  { "10.1.2.3",                       FALSE, FALSE },
  { "100.64.0.1",                     FALSE, FALSE },
  { "100.128.0.1",                    FALSE, TRUE },
  { "169.254.169.254",                FALSE, FALSE },
  { "172.15.255.255",                 FALSE, TRUE },
  { "172.16.0.1",                     FALSE, FALSE },
  { "172.31.255.255",                 FALSE, FALSE },
  { "172.32.0.1",                     FALSE, TRUE },
  { "192.168.1.1",                    FALSE, FALSE },
  { "198.19.0.1",                     FALSE, FALSE },
  { "224.0.0.1",                      FALSE, FALSE },
  { "255.255.255.255",                FALSE, FALSE },
  { "::",                             FALSE, FALSE },
  { "::ffff:127.0.0.1",               FALSE, FALSE },
  { "::ffff:93.184.216.34",           FALSE, TRUE },
  { "64:ff9b::a00:1",                 FALSE, FALSE },
  { "2002:a00:1::",                   FALSE, FALSE },
  { "fe80::1",                        FALSE, FALSE },
  { "fd00::1",                        FALSE, FALSE },
  { "ff02::1",                        FALSE, FALSE },
  { "2001:db8::1",                    FALSE, FALSE },
  { "2001::1",                        FALSE, FALSE },
};

static void
test_hosts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_test_message ("%s", hosts[i].host);
      g_assert_cmpint (cs_web_host_is_loopback (hosts[i].host), ==, hosts[i].is_loopback);
      g_assert_cmpint (cs_web_host_is_public (hosts[i].host), ==, hosts[i].is_public);
    }

  g_assert_false (cs_web_host_is_loopback (NULL));
  g_assert_false (cs_web_host_is_public (NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/web-host/hosts", test_hosts);
  return g_test_run ();
}
