<?php
// Makes a site of our own: a user with an application password, three hundred posts, and what hangs on them.
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = parse_url($argv[1], PHP_URL_HOST) . ':' . parse_url($argv[1], PHP_URL_PORT);
$_SERVER['REQUEST_METHOD'] = 'GET';
require __DIR__ . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
$made = wp_install('نهر', 'editor', 'editor@nahr.example', true, '', 'a long enough password', 'en_US');
foreach (['siteurl' => $argv[1], 'home' => $argv[1], 'timezone_string' => 'Asia/Damascus', 'template' => 'nahr',
          'stylesheet' => 'nahr', 'permalink_structure' => '/%year%/%postname%/'] as $name => $value) {
    update_option($name, $value);
}
wp_update_user(['ID' => $made['user_id'], 'display_name' => 'نزار الخطيب']);
foreach (get_posts(['post_type' => ['post', 'page'], 'numberposts' => -1, 'post_status' => 'any']) as $post) {
    wp_delete_post($post->ID, true);
}
wp_defer_term_counting(true);
$wpdb->query('START TRANSACTION');
$local = wp_insert_term('محليات', 'category')['term_id'];
for ($number = 1; $number <= (int) $argv[2]; $number++) {
    // From the eleventh to the sixtieth all were put in within one second, as an import does.
    $at = gmdate('Y-m-d H:i:s', strtotime('2026-03-01') + ($number > 10 && $number <= 60 ? 11 : $number) * 3600);
    $id = wp_insert_post(['post_status' => 'publish', 'post_author' => $made['user_id'], 'post_category' => [$local],
        'post_title' => "جلسة المجلس رقم $number &amp; قراراتها", 'post_name' => "session-$number",
        'post_date_gmt' => $at, 'post_date' => get_date_from_gmt($at),
        'post_content' => "<!-- wp:paragraph --><p>عقد المجلس جلسته رقم <strong>$number</strong> في وادي السرو.</p>"
            . "<p>وحضر الجلسة $number عضوًا.</p><!-- /wp:paragraph -->"]);
    if ($number === 1) {
        $image = wp_insert_attachment(['post_mime_type' => 'image/jpeg', 'post_title' => 'الجسر',
            'post_excerpt' => 'الجسر الحجري كما كان قبل الترميم', 'post_status' => 'inherit']);
        update_post_meta($image, '_wp_attached_file', '2026/03/bridge.jpg');
        set_post_thumbnail($id, $image);
    }
}
$wpdb->query('COMMIT');
wp_defer_term_counting(false);
$wp_rewrite->init();
$wp_rewrite->flush_rules(false);
echo WP_Application_Passwords::create_new_application_password($made['user_id'], ['name' => 'taswib'])[0];
