<?php
/**
 * Plugin Name: Taswib
 * Description: Corrections with Taswib: readers report under each article, new and changed posts go to the desk, notices come back into the post.
 * Version: 0.1.0
 * Requires at least: 6.0
 * Requires PHP: 7.4
 * License: Apache-2.0
 * Text Domain: taswib
 */

defined( 'ABSPATH' ) || exit;

/** What the newsroom set: site, key, secret, place (top, bottom or theme) and kinds of posts that are articles. */
function taswib_set( $name ) {
	$set = wp_parse_args( get_option( 'taswib', array() ), array( 'site' => '', 'key' => '', 'secret' => '', 'place' => 'bottom', 'types' => 'post' ) );
	return 'site' === $name ? untrailingslashit( $set['site'] ) : $set[ $name ];
}

function taswib_is_article( $post ) {
	return $post && in_array( $post->post_type, array_map( 'trim', explode( ',', taswib_set( 'types' ) ) ), true );
}

function taswib_is_arabic( $language ) {
	return 'en' !== $language;
}

/* ---- Posts go to the desk -------------------------------------------------------------------------------------- */

/** The post's words without the notices that were written into it: those are the desk's own. */
function taswib_paragraphs( $post ) {
	$html = do_blocks( taswib_without_notices( $post->post_content ) );
	$html = preg_replace( '~<(script|style|figure|aside)\b.*?</\1>~is', '', $html );
	$text = preg_replace( '~</?(p|h[1-6]|li|blockquote|div|br)\b[^>]*>~i', "\n", $html );
	$text = html_entity_decode( wp_strip_all_tags( $text ), ENT_QUOTES, 'UTF-8' );
	return array_values( array_filter( array_map( 'trim', explode( "\n", $text ) ), 'strlen' ) );
}

/** Whether it arrived. Sending twice is harmless: the address says which article it is. */
function taswib_send( $id ) {
	$post = get_post( $id );
	if ( ! taswib_is_article( $post ) || 'publish' !== $post->post_status || ! taswib_set( 'site' ) || ! taswib_set( 'key' ) ) {
		return true;
	}
	$terms = get_the_category( $id );
	$body  = array(
		'url'        => get_permalink( $post ),
		'title'      => html_entity_decode( get_the_title( $post ), ENT_QUOTES, 'UTF-8' ),
		'paragraphs' => taswib_paragraphs( $post ),
		'author'     => get_the_author_meta( 'display_name', $post->post_author ),
		'section'    => $terms ? html_entity_decode( $terms[0]->name, ENT_QUOTES, 'UTF-8' ) : '',
		'published'  => get_post_time( 'c', true, $post ),
		'source'     => html_entity_decode( get_bloginfo( 'name' ), ENT_QUOTES, 'UTF-8' ),
	);
	$answer = wp_remote_request(
		taswib_set( 'site' ) . '/api/v1/articles',
		array(
			'method'  => 'PUT',
			'timeout' => 8,
			'headers' => array( 'Authorization' => 'Bearer ' . taswib_set( 'key' ), 'Content-Type' => 'application/json' ),
			'body'    => wp_json_encode( $body ),
		)
	);
	$status = wp_remote_retrieve_response_code( $answer );
	if ( 200 !== $status && 201 !== $status ) {
		$why = is_wp_error( $answer ) ? $answer->get_error_message() : wp_remote_retrieve_body( $answer );
		update_post_meta( $id, '_taswib_waits', mb_substr( $why, 0, 300 ) );
		return false;
	}
	delete_post_meta( $id, '_taswib_waits' );
	$told = json_decode( wp_remote_retrieve_body( $answer ), true );
	update_post_meta( $id, '_taswib_article', basename( $told['article'] ) );
	return true;
}

/** What could not be sent when it was saved; WordPress's own clock calls this every hour. */
function taswib_send_what_waits() {
	$waiting = get_posts( array( 'post_type' => 'any', 'meta_key' => '_taswib_waits', 'numberposts' => 50, 'fields' => 'ids' ) );
	foreach ( $waiting as $id ) {
		taswib_send( $id );
	}
	return count( $waiting );
}

add_action( 'wp_after_insert_post', function ( $id ) {
	if ( ! wp_is_post_revision( $id ) && empty( $GLOBALS['taswib_writes'] ) ) {
		taswib_send( $id );
	}
} );
add_action( 'taswib_hourly', 'taswib_send_what_waits' );
add_action( 'init', function () {
	if ( ! wp_next_scheduled( 'taswib_hourly' ) ) {
		wp_schedule_event( time() + 300, 'hourly', 'taswib_hourly' );
	}
} );
register_deactivation_hook( __FILE__, function () {
	wp_clear_scheduled_hook( 'taswib_hourly' );
} );

/* ---- Notices come back ----------------------------------------------------------------------------------------- */

/** Standard Webhooks: who does not know the secret, or repeats an old message, is not believed. */
function taswib_believes( WP_REST_Request $request ) {
	$id   = (string) $request->get_header( 'webhook_id' );
	$time = (string) $request->get_header( 'webhook_timestamp' );
	$key  = base64_decode( preg_replace( '/^whsec_/', '', taswib_set( 'secret' ) ), true );
	if ( ! $key || ! ctype_digit( $time ) || abs( time() - (int) $time ) > 300 ) {
		return false;
	}
	$good = 'v1,' . base64_encode( hash_hmac( 'sha256', "$id.$time." . $request->get_body(), $key, true ) );
	foreach ( explode( ' ', (string) $request->get_header( 'webhook_signature' ) ) as $told ) {
		if ( hash_equals( $good, $told ) ) {
			return true;
		}
	}
	return false;
}

add_action( 'rest_api_init', function () {
	register_rest_route( 'taswib/v1', '/notices', array(
		'methods'             => 'POST',
		'callback'            => 'taswib_hear',
		'permission_callback' => 'taswib_believes',
	) );
} );

/** A message that comes again, because our answer was lost, finds its notice here already and changes nothing. */
function taswib_hear( WP_REST_Request $request ) {
	global $wpdb;
	$told = json_decode( $request->get_body(), true );
	$data = is_array( $told ) && isset( $told['data'] ) ? $told['data'] : array();
	if ( empty( $data['number'] ) || ! isset( $data['article'], $data['words'] ) ) {
		return new WP_REST_Response( array( 'heard' => false ), 422 );
	}
	$data['at'] = isset( $told['timestamp'] ) ? (string) $told['timestamp'] : '';
	$id         = taswib_post_of( $data );
	if ( ! $id ) {
		return new WP_REST_Response( array( 'heard' => true, 'post' => null ), 200 ); // not an article of this site
	}
	// Two messages at once must not each read the post before the other has written it.
	$lock = 'taswib_' . $id;
	if ( '1' !== (string) $wpdb->get_var( $wpdb->prepare( 'SELECT GET_LOCK(%s, 8)', $lock ) ) ) {
		return new WP_REST_Response( array( 'heard' => false ), 503 );
	}
	try {
		clean_post_cache( $id );
		$written = taswib_keep( $id, $data );
	} finally {
		$wpdb->query( $wpdb->prepare( 'SELECT RELEASE_LOCK(%s)', $lock ) );
	}
	return new WP_REST_Response( array( 'heard' => true, 'post' => $id, 'written' => $written ), 200 );
}

function taswib_post_of( $data ) {
	$id = url_to_postid( isset( $data['address'] ) ? $data['address'] : '' );
	if ( $id ) {
		return $id;
	}
	$found = get_posts( array( 'post_type' => 'any', 'meta_key' => '_taswib_article', 'meta_value' => $data['article'], 'numberposts' => 1, 'fields' => 'ids' ) );
	return $found ? $found[0] : 0;
}

/** Keep the notice with its post, and write it where the newsroom wants it; whether the post's text changed. */
function taswib_keep( $id, $data ) {
	$kept = taswib_notices( $id );
	$old  = isset( $kept[ $data['number'] ] ) ? $kept[ $data['number'] ] : array();
	if ( ( ! empty( $old['withdrawal'] ) && empty( $data['withdrawal'] ) ) || ( isset( $old['at'] ) && strcmp( $data['at'], $old['at'] ) < 0 ) ) {
		return false; // an older message that came late: a withdrawn notice stays withdrawn, a changed one as it was changed
	}
	$kept[ $data['number'] ] = array_intersect_key( $data, array_flip( array( 'at', 'number', 'kind', 'severity', 'apology', 'language', 'was', 'now', 'words', 'reply', 'reply_by', 'published', 'withdrawal', 'url' ) ) );
	update_post_meta( $id, '_taswib_notices', wp_slash( wp_json_encode( $kept, JSON_UNESCAPED_UNICODE ) ) );
	if ( 'theme' === taswib_set( 'place' ) ) {
		return false;
	}
	$post    = get_post( $id );
	$content = taswib_with_notice( $post->post_content, $kept[ $data['number'] ] );
	if ( $content === $post->post_content ) {
		return false;
	}
	$GLOBALS['taswib_writes'] = true; // the desk knows its own words
	kses_remove_filters(); // nobody is signed in here: what editors may embed must not be taken out of their post
	wp_update_post( wp_slash( array( 'ID' => $id, 'post_content' => $content ) ) );
	kses_init();
	$GLOBALS['taswib_writes'] = false;
	return true;
}

function taswib_notices( $id ) {
	$kept = json_decode( (string) get_post_meta( $id, '_taswib_notices', true ), true );
	return is_array( $kept ) ? $kept : array();
}

/** The content with this notice in it once: in its old place where it has one. */
function taswib_with_notice( $content, $notice ) {
	$number = (int) $notice['number'];
	$block  = "<!-- taswib:notice $number -->" . taswib_markup( $notice ) . "<!-- /taswib:notice $number -->";
	$place  = "~<!-- taswib:notice $number -->.*?<!-- /taswib:notice $number -->~s";
	if ( preg_match( $place, $content ) ) {
		return preg_replace_callback( $place, function () use ( $block ) {
			return $block;
		}, $content );
	}
	return 'top' === taswib_set( 'place' ) ? $block . "\n" . $content : rtrim( $content ) . "\n" . $block;
}

function taswib_without_notices( $content ) {
	return preg_replace( '~\s*<!-- taswib:notice (\d+) -->.*?<!-- /taswib:notice \1 -->~s', '', $content );
}

function taswib_kind( $notice ) {
	$ar   = taswib_is_arabic( $notice['language'] );
	$said = array(
		'correction'         => array( 'تصحيح', 'Correction' ),
		'clarification'      => array( 'توضيح', 'Clarification' ),
		'update'             => array( 'تحديث', 'Update' ),
		'retraction'         => array( 'سحب', 'Retraction' ),
		'partial_retraction' => array( 'سحب جزئي', 'Partial retraction' ),
		'reply'              => array( 'ردّ', 'Reply' ),
		'removal'            => array( 'إزالة', 'Removal' ),
		'decision'           => array( 'قرار في شكوى', 'Decision on a complaint' ),
	);
	$kind = isset( $said[ $notice['kind'] ] ) ? $said[ $notice['kind'] ][ $ar ? 0 : 1 ] : $notice['kind'];
	if ( ! empty( $notice['withdrawal'] ) ) {
		return $kind . ( $ar ? '، أُلغي' : ', withdrawn' );
	}
	return empty( $notice['apology'] ) ? $kind : $kind . ( $ar ? ' واعتذار' : ' and apology' );
}

/** For people: as prominent as the theme makes `.taswib-notice`, and readable in any. */
function taswib_markup( $notice ) {
	$ar    = taswib_is_arabic( $notice['language'] );
	$words = empty( $notice['withdrawal'] ) ? $notice['words'] : $notice['withdrawal'];
	$html  = sprintf( '<aside class="taswib-notice taswib-%s" lang="%s" dir="%s"><p><strong>%s</strong> %s</p>', esc_attr( $notice['severity'] ), $ar ? 'ar' : 'en', $ar ? 'rtl' : 'ltr', esc_html( taswib_kind( $notice ) ), esc_html( $words ) );
	if ( empty( $notice['withdrawal'] ) && $notice['was'] && $notice['now'] ) {
		$html .= sprintf( '<p><del>%s</del> <ins>%s</ins></p>', esc_html( $notice['was'] ), esc_html( $notice['now'] ) );
	}
	if ( empty( $notice['withdrawal'] ) && ! empty( $notice['reply'] ) ) {
		$by    = empty( $notice['reply_by'] ) ? '' : ' · ' . $notice['reply_by'];
		$html .= '<p>' . esc_html( ( $ar ? 'الردّ بنصّه' : 'The reply in its own words' ) . $by ) . '</p><blockquote>' . wpautop( esc_html( $notice['reply'] ) ) . '</blockquote>';
	}
	return $html . sprintf( '<p><a href="%s">%s</a></p></aside>', esc_url( $notice['url'] ), $ar ? 'الإشعار في سجل التصحيحات' : 'The notice in the corrections log' );
}

/* ---- The theme ------------------------------------------------------------------------------------------------- */

/** The notices, where they are not written into the post itself, and the footer by which readers report. */
add_filter( 'the_content', function ( $content ) {
	if ( ! is_singular() || ! in_the_loop() || ! is_main_query() || ! taswib_is_article( get_post() ) || ! taswib_set( 'site' ) ) {
		return $content;
	}
	foreach ( taswib_notices( get_the_ID() ) as $notice ) {
		if ( false === strpos( $content, 'taswib:notice ' . (int) $notice['number'] . ' ' ) ) {
			$content = 'substantive' === $notice['severity'] ? taswib_markup( $notice ) . $content : $content . taswib_markup( $notice );
		}
	}
	return $content . sprintf( "\n<script src=\"%s/embed.js\" defer></script>", esc_url( taswib_set( 'site' ) ) );
} );

/** The article with its corrections for search engines (schema.org); a withdrawn notice is none. */
add_action( 'wp_head', function () {
	$post = get_post();
	if ( ! is_singular() || ! taswib_is_article( $post ) || ! taswib_set( 'site' ) ) {
		return;
	}
	$standing = array_filter( taswib_notices( $post->ID ), function ( $notice ) {
		return empty( $notice['withdrawal'] );
	} );
	$policy = taswib_set( 'site' ) . '/policy';
	$thing  = array(
		'@context'      => 'https://schema.org',
		'@type'         => 'NewsArticle',
		'headline'      => html_entity_decode( get_the_title( $post ), ENT_QUOTES, 'UTF-8' ),
		'url'           => get_permalink( $post ),
		'datePublished' => get_post_time( 'c', true, $post ),
		'dateModified'  => get_post_modified_time( 'c', true, $post ),
		'publisher'     => array(
			'@type'                    => 'NewsMediaOrganization',
			'name'                     => html_entity_decode( get_bloginfo( 'name' ), ENT_QUOTES, 'UTF-8' ),
			'url'                      => home_url( '/' ),
			'correctionsPolicy'        => "$policy#corrections",
			'actionableFeedbackPolicy' => "$policy#reports",
			'ethicsPolicy'             => "$policy#conduct",
		),
		'correction'    => array_map( function ( $notice ) {
			$text = empty( $notice['reply'] ) ? $notice['words'] : $notice['words'] . "\n\n" . $notice['reply'];
			return array( '@type' => 'CorrectionComment', 'text' => $text, 'datePublished' => $notice['published'], 'url' => $notice['url'], 'inLanguage' => $notice['language'] );
		}, array_values( $standing ) ),
	);
	echo '<script type="application/ld+json">' . wp_json_encode( array_filter( $thing ), JSON_UNESCAPED_UNICODE | JSON_HEX_TAG | JSON_HEX_AMP ) . "</script>\n";
} );

/* ---- Settings -------------------------------------------------------------------------------------------------- */

add_action( 'admin_init', function () {
	register_setting( 'taswib', 'taswib', array(
		'sanitize_callback' => function ( $typed ) {
			$clean         = array_map( 'sanitize_text_field', (array) $typed );
			$clean['site'] = esc_url_raw( isset( $clean['site'] ) ? $clean['site'] : '' );
			return $clean;
		},
	) );
} );
add_action( 'admin_menu', function () {
	add_options_page( 'Taswib', 'Taswib', 'manage_options', 'taswib', 'taswib_page' );
} );

function taswib_page() {
	$ar     = is_rtl();
	$fields = array(
		'site'   => $ar ? 'عنوان تصويب، مثل https://corrections.your-site.example' : 'Address of Taswib, as in https://corrections.your-site.example',
		'key'    => $ar ? 'المفتاح الذي طبعه: taswib key add wordpress --scope articles:write' : 'The key printed by: taswib key add wordpress --scope articles:write',
		'secret' => ( $ar ? 'السر الذي طبعه: ' : 'The secret printed by: ' ) . 'taswib webhook add wordpress ' . rest_url( 'taswib/v1/notices' ),
		'place'  => $ar ? 'أين يُكتب الإشعار: top في أول المقال، bottom في آخره، theme لا يُكتب في النص بل يعرضه القالب' : 'Where a notice is written: top of the post, bottom, or theme (shown, never written into the text)',
		'types'  => $ar ? 'أنواع المنشورات التي هي مقالات، تفصل بينها فواصل' : 'Types of posts that are articles, separated by commas',
	);
	echo '<div class="wrap"><h1>Taswib</h1><form method="post" action="options.php">';
	settings_fields( 'taswib' );
	foreach ( $fields as $name => $label ) {
		printf( '<p><label for="taswib-%1$s">%2$s</label><br><input id="taswib-%1$s" name="taswib[%1$s]" class="regular-text" dir="ltr" type="%3$s" value="%4$s"></p>', esc_attr( $name ), esc_html( $label ), in_array( $name, array( 'key', 'secret' ), true ) ? 'password' : 'text', esc_attr( taswib_set( $name ) ) );
	}
	submit_button();
	echo '</form></div>';
}
