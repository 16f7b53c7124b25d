<?php
// Puts the plugin in and sets it as a newsroom would: switch_on.php SITE KEY SECRET
$_SERVER['HTTP_HOST'] = 'localhost';
require __DIR__ . '/wp-load.php';
update_option('taswib', ['site' => $argv[1], 'key' => $argv[2], 'secret' => $argv[3], 'place' => 'bottom', 'types' => 'post']);
update_option('active_plugins', ['taswib.php']);
